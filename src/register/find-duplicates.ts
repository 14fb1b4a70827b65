import {
  candidatesFor,
  type Candidate,
  type CandidateReason,
  type DuplicateIndex,
  type NewcomerEntry,
  type OnFile,
} from '../domain/duplicates.ts'
import { comparedId, idLikeness, oldForm } from '../domain/likeness.ts'
import type { Localized } from '../domain/localized.ts'
import { plainPhone } from '../domain/phone.ts'
import { plainName, soundOf, soundsAlike, type NameSound } from '../domain/sound-alike.ts'
import type { ChildOfRow } from './read-child-row.ts'
import { factTextOf } from './row-facts.ts'
import type { Said } from './said.ts'

/** A child on file, with what it takes to say which. */
export interface ChildOnFile extends OnFile {
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

/** The same child is most likely; a person decides. What else two children have in common is only said. */
const MOST_LIKELY: ReadonlySet<CandidateReason> = new Set([
  'sameId',
  'sameIdOldForm',
  'sameSoundAndBirthDate',
  'otherNameAndBirthDate',
  'sameNameAndPhone',
])

interface EarlierRow {
  readonly row: number
  /** Everything the row tells. */
  readonly facts: string
  readonly entry: NewcomerEntry
  readonly idNumber: string
  readonly sound: NameSound
}

/**
 * Finds rows whose child is on file (by the rules of `duplicates.ts`) or stands in the list twice: the same ID number, or
 * the same sound of the name and the same birth date, unless ID numbers or sexes tell two children apart. Twins share a
 * birth date, a household and a telephone, and are two children.
 */
export class DuplicateFinder {
  readonly #onFile: DuplicateIndex<ChildOnFile>
  readonly #byId = new Map<string, EarlierRow>()
  readonly #byDay = new Map<string, EarlierRow[]>()
  readonly #byName = new Map<string, EarlierRow[]>()

  constructor(onFile: DuplicateIndex<ChildOnFile>) {
    this.#onFile = onFile
  }

  /** Looks for the child of a row; one that is nobody's double is remembered for the rows after it. */
  look(child: ChildOfRow): { readonly duplicate: Duplicate | null; readonly said: readonly Said[] } {
    const entry = entryOf(child)
    const candidates = candidatesFor(this.#onFile, entry)
    const same = candidates.find(
      ({ reasons, onFile }) =>
        reasons.some((reason) => MOST_LIKELY.has(reason)) ||
        (reasons.includes('sameNameAndGuardian') && plainName(onFile.name) === plainName(entry.name)),
    )
    if (same !== undefined) return { duplicate: duplicateOf(same), said: [] }
    const own: EarlierRow = {
      row: child.row,
      facts: JSON.stringify(child.facts),
      entry,
      idNumber: comparedId(child.residentId || entry.idNumber),
      sound: soundOf(entry.name),
    }
    const earlier = this.#earlier(own)
    if (earlier !== null) return { duplicate: earlier, said: [] }
    this.#remember(own)
    const [maybe] = candidates
    return { duplicate: null, said: maybe === undefined ? [] : [{ field: '', reason: maybeSentence(maybe) }] }
  }

  #earlier(own: EarlierRow): Duplicate | null {
    const sameId = own.idNumber === '' ? undefined : this.#byId.get(oldForm(own.idNumber))
    if (sameId !== undefined) return { childId: null, by: 'sameId', why: inListSentence('sameId', sameId) }
    const sameDay = own.entry.birthDate === '' ? [] : (this.#byDay.get(own.entry.birthDate) ?? [])
    const sameName = sameDay.find((other) => sameChild(own, other))
    if (sameName !== undefined) return { childId: null, by: 'sameName', why: inListSentence('sameName', sameName) }
    const again = this.#byName.get(own.sound.plain)?.find((other) => sameRow(own, other))
    return again === undefined ? null : { childId: null, by: 'sameName', why: againSentence(again) }
  }

  #remember(own: EarlierRow): void {
    if (own.idNumber !== '') this.#byId.set(oldForm(own.idNumber), own)
    for (const [found, key] of [
      [this.#byDay, own.entry.birthDate],
      [this.#byName, own.sound.plain],
    ] as const) {
      const rows = found.get(key)
      if (rows === undefined) found.set(key, [own])
      else rows.push(own)
    }
  }
}

/** The same name, written alike, and nothing else tells them apart: the whole row again, or the same telephone. */
function sameRow(one: EarlierRow, other: EarlierRow): boolean {
  if (one.facts === other.facts) return true
  const differ = (a: string, b: string) => a !== '' && b !== '' && a !== b
  if (differ(one.entry.birthDate, other.entry.birthDate) || differ(one.idNumber, other.idNumber)) return false
  const phone = plainPhone(one.entry.guardianPhone)
  return phone !== '' && phone === plainPhone(other.entry.guardianPhone)
}

function sameChild(one: EarlierRow, other: EarlierRow): boolean {
  const sexes = [one.entry.sex ?? '', other.entry.sex ?? '']
  if (!sexes.includes('') && sexes[0] !== sexes[1]) return false
  if (one.idNumber !== '' && other.idNumber !== '' && idLikeness(one.idNumber, other.idNumber) !== 'near') return false
  return soundsAlike(one.sound, other.sound)
}

function entryOf(child: ChildOfRow): NewcomerEntry {
  return {
    name: factTextOf(child, 'child.name') || factTextOf(child, 'child.alias'),
    formerName: factTextOf(child, 'child.formerName'),
    sex: factTextOf(child, 'child.sex'),
    birthDate: factTextOf(child, 'child.birthDate'),
    idNumber: factTextOf(child, 'child.idNumber'),
    guardianName: factTextOf(child, 'guardian.name'),
    guardianPhone: factTextOf(child, 'guardian.phone'),
  }
}

function duplicateOf({ onFile, reasons }: Candidate<ChildOnFile>): Duplicate {
  const by = reasons.some((reason) => reason === 'sameId' || reason === 'sameIdOldForm') ? 'sameId' : 'sameName'
  const words = reasons.map((reason) => REASON_WORDS[reason])
  return {
    childId: onFile.childId,
    by,
    why: {
      zh: `在册的 ${onFile.name} ${onFile.caseNumber}：${words.map(({ zh }) => zh).join('、')}`,
      en: `${onFile.name} on file, ${onFile.caseNumber}: ${words.map(({ en }) => en).join(', ')}`,
    },
  }
}

function maybeSentence({ onFile, reasons, suggests }: Candidate<ChildOnFile>): Localized {
  const words = reasons.map((reason) => REASON_WORDS[reason])
  const who = `${onFile.name} ${onFile.caseNumber}`
  return suggests === 'sameHousehold'
    ? {
        zh: `和在册的 ${who} 可能是一户（${words.map(({ zh }) => zh).join('、')}）`,
        en: `perhaps the household of ${who} (${words.map(({ en }) => en).join(', ')})`,
      }
    : {
        zh: `和在册的 ${who} 相近（${words.map(({ zh }) => zh).join('、')}），请核对`,
        en: `close to ${who} on file (${words.map(({ en }) => en).join(', ')}); compare them`,
      }
}

function inListSentence(by: Duplicate['by'], { row, entry }: EarlierRow): Localized {
  return by === 'sameId'
    ? { zh: `身份证号和第 ${row} 行 ${entry.name} 相同`, en: `the same ID number as row ${row}, ${entry.name}` }
    : {
        zh: `姓名（同音）和出生日期与第 ${row} 行 ${entry.name} 相同`,
        en: `the same sound of the name and the same birth date as row ${row}, ${entry.name}`,
      }
}

function againSentence({ row, entry }: EarlierRow): Localized {
  return {
    zh: `和第 ${row} 行 ${entry.name} 姓名相同，没有能区分的内容`,
    en: `the same name as row ${row}, ${entry.name}, and nothing that tells them apart`,
  }
}

const REASON_WORDS: Readonly<Record<CandidateReason, Localized>> = {
  sameId: { zh: '身份证号相同', en: 'the same ID number' },
  sameIdOldForm: { zh: '15 位和 18 位号码是同一个', en: 'the same ID number in its old form' },
  nearId: { zh: '身份证号只差一位', en: 'an ID number one slip apart' },
  sameSoundAndBirthDate: { zh: '姓名同音、出生日期相同', en: 'the same sound of the name and birth date' },
  otherNameAndBirthDate: { zh: '曾用名相同、出生日期相同', en: 'a former name and the same birth date' },
  sameNameNearBirthDate: { zh: '姓名同音、出生日期相近', en: 'the same sound of the name and a birth date close by' },
  sameNameAndPhone: { zh: '姓名同音、电话相同', en: 'the same sound of the name and the same telephone' },
  sameNameAndGuardian: { zh: '姓名同音、监护人相同', en: 'the same sound of the name and the same guardian' },
  sameGivenNameAndBirthDate: { zh: '名字相同、出生日期相同', en: 'the same given name and birth date' },
  samePhone: { zh: '电话相同', en: 'the same telephone' },
}
