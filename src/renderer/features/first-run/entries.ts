import { NO_PASSWORD, type PasswordPair } from '../../ui/new-password.tsx'

/** What is typed on the first two pages; it lives in memory only, until the station is founded. */
export interface StationEntry {
  readonly name: string
  readonly letterCode: string
  readonly caseCode: string
  readonly street: string
  readonly address: string
  readonly phone: string
  readonly postcode: string
}
export interface HeadEntry {
  readonly name: string
  readonly phone: string
  readonly pair: PasswordPair
}

export const EMPTY_STATION: StationEntry = {
  name: '',
  letterCode: '',
  caseCode: '',
  street: '',
  address: '',
  phone: '',
  postcode: '',
}
export const EMPTY_HEAD: HeadEntry = { name: '', phone: '', pair: NO_PASSWORD }

type StationProblem = 'name' | 'letterCode' | 'caseCode'

/** Login name of the first head; it lies in clear, so it says nothing of the person. */
export const HEAD_ACCOUNT = 'head'

/** What keeps the first page from being finished; the verb that founds the station has the last word. */
export function stationProblems(entry: StationEntry): readonly StationProblem[] {
  const problems: StationProblem[] = []
  if (entry.name.trim() === '') problems.push('name')
  if (!/^[^\s〔〕[\]（）()\d]{1,12}$/u.test(entry.letterCode.trim())) problems.push('letterCode')
  if (!/^[\p{L}\d]{1,10}$/u.test(entry.caseCode.trim())) problems.push('caseCode')
  return problems
}
