import { plainIdNumber } from '../domain/id-number.ts'
import type { Localized } from '../domain/localized.ts'
import { soundAlike } from '../domain/names.ts'
import { readId } from './read-id.ts'
import type { ChildOfRow } from './read-child-row.ts'

/** What is known of a child on file, as far as finding it again in a list needs it. */
export interface ChildOnFile {
  readonly childId: string
  readonly name: string
  readonly formerName: string
  readonly birthDate: string
  readonly sex: string
  readonly idNumber: string
  readonly caseNumber: string
}

/** Why a row may be a child that is there already. */
export interface Duplicate {
  /** The child on file; `null` when it is another row of the same list. */
  readonly childId: string | null
  /** `sameId` is the same child; `sameName` most likely. */
  readonly by: 'sameId' | 'sameName'
  readonly why: Localized
}

interface Known {
  readonly childId: string | null
  readonly row: number
  readonly names: readonly string[]
  readonly birthDate: string
  readonly sex: string
  readonly residentId: string
  readonly caseNumber: string
}

/**
 * Finds rows whose child is on file, or stands in the list twice (product.md R4): the same ID number; or the same sound of
 * the name and the same birth date, unless ID numbers or sexes tell two children apart. Twins share a birth date, a
 * household and a telephone, and are two children. Indexed, since both sides may be 12,000.
 */
export class DuplicateFinder {
  readonly #byId = new Map<string, Known>()
  readonly #byDay = new Map<string, Known[]>()

  constructor(children: Iterable<ChildOnFile>) {
    for (const { childId, name, formerName, birthDate, sex, idNumber, caseNumber } of children) {
      this.#add({
        childId,
        row: 0,
        names: [name, formerName].filter((one) => one !== ''),
        birthDate,
        sex,
        residentId: fullId(idNumber),
        caseNumber,
      })
    }
  }

  /** Looks for the child of a row; one that is nobody's double is remembered for the rows after it. */
  look(child: ChildOfRow): Duplicate | null {
    const known: Known = {
      childId: null,
      row: child.row,
      names: ['child.name' as const, 'child.alias' as const, 'child.formerName' as const]
        .map((key) => textOf(child, key))
        .filter((one) => one !== ''),
      birthDate: textOf(child, 'child.birthDate'),
      sex: textOf(child, 'child.sex'),
      residentId: fullId(child.residentId || textOf(child, 'child.idNumber')),
      caseNumber: '',
    }
    const sameId = known.residentId === '' ? undefined : this.#byId.get(known.residentId)
    if (sameId !== undefined) return { childId: sameId.childId, by: 'sameId', why: sentence('sameId', sameId) }
    const sameName = (this.#byDay.get(known.birthDate) ?? []).find((other) => sameChild(known, other))
    if (known.birthDate !== '' && sameName !== undefined)
      return { childId: sameName.childId, by: 'sameName', why: sentence('sameName', sameName) }
    this.#add(known)
    return null
  }

  #add(known: Known): void {
    if (known.residentId !== '' && !this.#byId.has(known.residentId)) this.#byId.set(known.residentId, known)
    if (known.birthDate === '') return
    const sameDay = this.#byDay.get(known.birthDate)
    if (sameDay === undefined) this.#byDay.set(known.birthDate, [known])
    else sameDay.push(known)
  }
}

function sameChild(one: Known, other: Known): boolean {
  const differ = (a: string, b: string) => a !== '' && b !== '' && a !== b
  if (differ(one.residentId, other.residentId) || differ(one.sex, other.sex)) return false
  return one.names.some((name) => other.names.some((known) => name === known || soundAlike(name, known)))
}

function sentence(by: Duplicate['by'], { childId, row, names, caseNumber }: Known): Localized {
  const [name = ''] = names
  const where =
    childId === null
      ? { zh: `第 ${row} 行 ${name}`, en: `row ${row}, ${name}` }
      : { zh: `在册的 ${name} ${caseNumber}`, en: `${name} on file, ${caseNumber}` }
  return by === 'sameId'
    ? { zh: `身份证号和${where.zh} 相同`, en: `the same ID number as ${where.en}` }
    : { zh: `姓名（同音）和出生日期与${where.zh} 相同`, en: `the same sound of the name and birth date as ${where.en}` }
}

/** In today's form; a passport or a number too short as it is. */
function fullId(number: string): string {
  if (number === '') return ''
  const read = readId({ kind: 'text', text: number })
  return read.kind === 'old' ? read.full : plainIdNumber(number)
}

function textOf(
  { facts }: ChildOfRow,
  key: 'child.name' | 'child.alias' | 'child.formerName' | 'child.birthDate' | 'child.sex' | 'child.idNumber',
): string {
  const value = facts[key]
  return typeof value === 'string' ? value : ''
}
