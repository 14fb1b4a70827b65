import { plainIdNumber, readIdNumber, checkCharacter } from '../domain/id-number.ts'
import type { Cell } from '../sheets/sheet.ts'

export type ReadId =
  /** A resident ID of 18 characters. */
  | {
      readonly kind: 'resident'
      readonly number: string
      readonly checksumRight: boolean
      /** It ends like an amount of Excel that somebody made text again: wrong, and three zeros. */
      readonly rounded: boolean
    }
  /** 15 digits, as before 1999: whose it is, `full` says in today's form. */
  | { readonly kind: 'old'; readonly number: string; readonly full: string }
  /** A passport, a permit, a number with a digit too few: kept as it is. */
  | { readonly kind: 'other'; readonly number: string }
  /** Excel has taken it for an amount: its last digits are gone. */
  | { readonly kind: 'ruined' }

/** A document number as it stands in a list: full-width, in blanks, with an apostrophe before or behind, x for X. */
export function readId(cell: Cell): ReadId {
  const number = plainIdNumber(cell.text).replaceAll(/['`’‘"“”．.]+$|^['`’‘"“”=]+/gu, '')
  // 4.60105E+17, 4.6E+17
  if (/^\d(\.\d+)?E\+?\d{1,2}$/.test(plainIdNumber(cell.text).replaceAll("'", ''))) return { kind: 'ruined' }
  const reading = readIdNumber(number)
  // A number of Excel holds 15 digits; the rest are zeros, unless another program wrote it and nobody saved it again.
  if (cell.kind === 'number' && number.length > 15 && reading?.checksumRight !== true) return { kind: 'ruined' }
  if (reading !== null) {
    const { checksumRight } = reading
    return { kind: 'resident', number, checksumRight, rounded: number.endsWith('000') && !checksumRight }
  }
  if (/^\d{15}$/.test(number)) {
    const seventeen = `${number.slice(0, 6)}19${number.slice(6)}`
    return { kind: 'old', number, full: seventeen + checkCharacter(seventeen) }
  }
  return { kind: 'other', number }
}
