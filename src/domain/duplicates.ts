import {
  birthLikeness,
  comparedId,
  givenName,
  idLikeness,
  isMonthOnly,
  nearDates,
  nearIdKeys,
  oldForm,
  turnedName,
  type BirthLikeness,
  type IdLikeness,
} from './likeness.ts'
import { phonesIn, plainPhone } from './phone.ts'
import { plainName, soundOf, soundsAlike, type NameSound } from './sound-alike.ts'

/**
 * Search before create (product.md R4): who on file may be the child about to be registered, and who may live in the
 * same household. It proposes and never blocks: twins and children without an ID are legitimate. Everything that takes
 * time is done once for the children on file; a row of an import is then compared with the few that share something.
 */

/** What is known of a child on file, as far as looking for duplicates needs it; anything but the ids may be ''. */
export interface OnFile {
  readonly childId: string
  readonly householdId: string
  readonly name: string
  readonly formerName: string
  readonly petName?: string
  /** Code of GB/T 2261.1. */
  readonly sex?: string
  /** YYYY-MM-DD or ''. */
  readonly birthDate: string
  readonly idNumber: string
  readonly guardianName?: string
  /** Guardian, father and mother: siblings share them. */
  readonly phones: readonly string[]
  /** Children found not to be this one, by somebody who compared the files. */
  readonly notSameAs?: readonly string[]
}

/** What is known so far of a child to be filed; anything may be ''. */
export interface NewcomerEntry {
  readonly name: string
  readonly formerName?: string
  readonly petName?: string
  readonly sex?: string
  readonly birthDate: string
  readonly idNumber: string
  readonly guardianName?: string
  /** May hold several numbers. */
  readonly guardianPhone: string
  /** Children on file that it is known not to be. */
  readonly notSameAs?: readonly string[]
}

/** Strongest first. */
export const CANDIDATE_REASONS = [
  'sameId',
  /** The 15-digit number of before 1999. */
  'sameIdOldForm',
  /** One character mistyped. */
  'nearId',
  'sameSoundAndBirthDate',
  /** A former or pet name of one is the name of the other. */
  'otherNameAndBirthDate',
  /** Day and month swapped, lunar calendar, or only the month known. */
  'sameNameNearBirthDate',
  'sameNameAndPhone',
  'sameNameAndGuardian',
  /** Another surname, or none written; something of the household agrees as well. */
  'sameGivenNameAndBirthDate',
  'samePhone',
] as const
export type CandidateReason = (typeof CANDIDATE_REASONS)[number]

export interface Candidate<Known extends OnFile = OnFile> {
  readonly onFile: Known
  /** Strongest first. */
  readonly reasons: readonly CandidateReason[]
  /** `sameChild`: 可能已经建过档. `sameHousehold`: 放进同一户. */
  readonly suggests: 'sameChild' | 'sameHousehold'
}

export interface DuplicateIndex<Known extends OnFile = OnFile> {
  readonly byId: Lookup<Known>
  readonly byNearId: Lookup<Known>
  readonly byBirthDate: Lookup<Known>
  /** Children of whom only the month is known, and all by their month. */
  readonly byMonthOnly: Lookup<Known>
  readonly byMonth: Lookup<Known>
  readonly byPhone: Lookup<Known>
  readonly byGuardian: Lookup<Known>
  /** Names read so far. */
  readonly names: NamesRead
}
type Lookup<Known> = ReadonlyMap<string, readonly OnFileRead<Known>[]>
type NamesRead = Map<string, NameRead>

interface NameRead {
  readonly sound: NameSound
  /** Written the other way round. */
  readonly turned: NameSound
  readonly given: string
}

interface OnFileRead<Known> {
  readonly onFile: Known
  readonly idNumber: string
  readonly phones: readonly string[]
}

export function buildDuplicateIndex<Known extends OnFile>(children: readonly Known[]): DuplicateIndex<Known> {
  const known = children.map((onFile) => ({
    onFile,
    idNumber: comparedId(onFile.idNumber),
    phones: onFile.phones.flatMap(numbersIn),
  }))
  const lookup = (keysOf: (child: OnFileRead<Known>) => readonly string[]) => {
    const found = new Map<string, OnFileRead<Known>[]>()
    for (const child of known) {
      for (const key of keysOf(child)) {
        const group = key === '' ? undefined : found.get(key)
        if (group !== undefined) group.push(child)
        else if (key !== '') found.set(key, [child])
      }
    }
    return found
  }
  return {
    byId: lookup(({ idNumber }) => [oldForm(idNumber)]),
    byNearId: lookup(({ idNumber }) => nearIdKeys(idNumber)),
    byBirthDate: lookup(({ onFile }) => [onFile.birthDate]),
    byMonthOnly: lookup(({ onFile }) => (isMonthOnly(onFile.birthDate) ? [onFile.birthDate.slice(0, 7)] : [])),
    byMonth: lookup(({ onFile }) => [onFile.birthDate.slice(0, 7)]),
    byPhone: lookup(({ phones }) => phones),
    byGuardian: lookup(({ onFile }) => guardianKeys(onFile)),
    names: new Map(),
  }
}

/** Likely the same child first, by the strongest reason, then those of the same household. */
export function candidatesFor<Known extends OnFile>(
  index: DuplicateIndex<Known>,
  entry: NewcomerEntry,
): readonly Candidate<Known>[] {
  const typed: EntryRead = {
    entry,
    idNumber: comparedId(entry.idNumber),
    phones: numbersIn(entry.guardianPhone),
    nearDates: nearDates(entry.birthDate),
  }
  const found: Candidate<Known>[] = []
  for (const known of worthALook(index, typed)) {
    const reasons = reasonsFor(index.names, known, typed)
    const apart = entry.notSameAs?.includes(known.onFile.childId) === true
    if (reasons.length === 0 || apart) continue
    const household = reasons.every((reason) => reason === 'samePhone')
    found.push({ onFile: known.onFile, reasons, suggests: household ? 'sameHousehold' : 'sameChild' })
  }
  return found.sort((one, other) => strength(one) - strength(other))
}

/** A child on file as if it were about to be filed: who else may it be? */
export function entryOfFile(child: OnFile): NewcomerEntry {
  return { ...child, guardianPhone: child.phones.join('、') }
}

interface EntryRead {
  readonly entry: NewcomerEntry
  readonly idNumber: string
  readonly phones: readonly string[]
  readonly nearDates: readonly string[]
}

function worthALook<Known extends OnFile>(
  index: DuplicateIndex<Known>,
  { entry, idNumber, phones, nearDates: dates }: EntryRead,
): ReadonlySet<OnFileRead<Known>> {
  const month = entry.birthDate.slice(0, 7)
  return new Set(
    [
      index.byId.get(oldForm(idNumber)),
      ...nearIdKeys(idNumber).map((key) => index.byNearId.get(key)),
      ...[entry.birthDate, ...dates].map((date) => index.byBirthDate.get(date)),
      index.byMonthOnly.get(month),
      isMonthOnly(entry.birthDate) ? index.byMonth.get(month) : undefined,
      ...phones.map((phone) => index.byPhone.get(phone)),
      ...guardianKeysFor(entry).map((key) => index.byGuardian.get(key)),
    ].flatMap((group) => group ?? []),
  )
}

/** The guardian alone, with the child's name, and among children without a birth date. */
function guardianKeys({ guardianName = '', name, birthDate }: OnFile): readonly string[] {
  const guardian = plainName(guardianName)
  if (guardian === '') return []
  return [guardian, `${guardian}/${plainName(name)}`, ...(birthDate === '' ? [`${guardian}?`] : [])]
}

/** With a birth date only the very same name says more than the guardian does, or a name without a birth date. */
function guardianKeysFor({ guardianName = '', name, birthDate }: NewcomerEntry): readonly string[] {
  const guardian = plainName(guardianName)
  if (guardian === '') return []
  return birthDate === '' ? [guardian] : [`${guardian}/${plainName(name)}`, `${guardian}?`]
}

function reasonsFor(names: NamesRead, known: OnFileRead<OnFile>, typed: EntryRead): readonly CandidateReason[] {
  const { onFile } = known
  const { entry } = typed
  const id = idLikeness(known.idNumber, typed.idNumber)
  const birth = birthLikeness(entry.birthDate, typed.nearDates, onFile.birthDate)
  const samePhone = known.phones.some((phone) => typed.phones.includes(phone))
  const sameGuardian = alike(names, onFile.guardianName ?? '', entry.guardianName ?? '')

  const reasons: CandidateReason[] = []
  if (id === 'same') reasons.push('sameId')
  if (id === 'oldForm') reasons.push('sameIdOldForm')
  if (id === 'near') reasons.push('nearId')
  if (samePhone || sameGuardian || birth === 'same' || birth === 'near') {
    const name = nameLikeness(names, onFile, entry, birth)
    if (name !== null && !isAnother(name, id, onFile, entry, samePhone || sameGuardian))
      reasons.push(...reasonsOfName(name, birth, samePhone, sameGuardian))
  }
  if (samePhone && !reasons.includes('sameNameAndPhone')) reasons.push('samePhone')
  return reasons.length < 2 ? reasons : CANDIDATE_REASONS.filter((reason) => reasons.includes(reason))
}

/** Right numbers that differ, or the other sex, weigh more than a sound; brothers and sisters never share one name. */
function isAnother(
  name: NameLikeness,
  id: IdLikeness | null,
  onFile: OnFile,
  entry: NewcomerEntry,
  sameHome: boolean,
): boolean {
  if (name === 'exact' && sameHome) return false
  if (id === 'other') return true
  const sexes = [onFile.sex ?? '', entry.sex ?? '']
  return name !== 'exact' && !sexes.includes('') && sexes[0] !== sexes[1]
}

function reasonsOfName(
  name: NameLikeness,
  birth: BirthLikeness,
  samePhone: boolean,
  sameGuardian: boolean,
): readonly CandidateReason[] {
  if (name === 'given') {
    return birth === 'same' && (samePhone || sameGuardian) ? ['sameGivenNameAndBirthDate'] : []
  }
  const reasons: CandidateReason[] = []
  if (birth === 'same') reasons.push(name === 'former' ? 'otherNameAndBirthDate' : 'sameSoundAndBirthDate')
  if (birth === 'near') reasons.push('sameNameNearBirthDate')
  if (samePhone) reasons.push('sameNameAndPhone')
  if (sameGuardian) reasons.push('sameNameAndGuardian')
  return reasons
}

/** `sound`: read alike, also when surname and given name are turned round. `given`: only the given name is the same. */
type NameLikeness = 'exact' | 'sound' | 'former' | 'given'

function nameLikeness(
  names: NamesRead,
  onFile: OnFile,
  entry: NewcomerEntry,
  birth: BirthLikeness,
): NameLikeness | null {
  const [known, typed] = [readName(names, onFile.name), readName(names, entry.name)]
  if (typed.sound.plain === '') return null
  if (typed.sound.plain === known.sound.plain) return 'exact'
  // The same sound with another birth date is a brother or sister with a similar name; no two of them have one name.
  if (birth === 'other') return null
  if (
    soundsAlike(known.sound, typed.sound) ||
    soundsAlike(known.turned, typed.sound) ||
    soundsAlike(known.sound, typed.turned)
  )
    return 'sound'
  if (
    otherNames(onFile).some((other) => alike(names, other, entry.name)) ||
    otherNames(entry).some((other) => alike(names, other, onFile.name))
  )
    return 'former'
  const sameGiven = known.given !== '' && [typed.given, typed.sound.plain].includes(known.given)
  return sameGiven || (typed.given !== '' && typed.given === known.sound.plain) ? 'given' : null
}

function otherNames({ formerName = '', petName = '' }: Pick<NewcomerEntry, 'formerName' | 'petName'>): string[] {
  return [formerName, petName].filter((name) => name !== '')
}

function alike(names: NamesRead, one: string, other: string): boolean {
  return one !== '' && other !== '' && soundsAlike(readName(names, one).sound, readName(names, other).sound)
}

function readName(names: NamesRead, name: string): NameRead {
  const known = names.get(name)
  if (known !== undefined) return known
  const sound = soundOf(name)
  const read = { sound, turned: soundOf(turnedName(name)), given: givenName(sound.plain) }
  names.set(name, read)
  return read
}

function strength({ reasons: [first = 'samePhone'] }: Candidate): number {
  return CANDIDATE_REASONS.indexOf(first)
}

/** A field may hold several numbers. */
function numbersIn(phones: string): readonly string[] {
  return phonesIn(phones)
    .map(plainPhone)
    .filter((number) => number !== '')
}
