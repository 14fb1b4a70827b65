import { plainIdNumber } from '../../../domain/id-number.ts'
import { plainPhone } from '../../../domain/phone.ts'

/**
 * Search before create (product.md R4): who on file may be the child about to be registered, and who may live in the
 * same household. It proposes and never blocks: twins and children without an ID are legitimate.
 */

/** What is known of a child on file, as far as looking for duplicates needs it. */
export interface OnFile {
  readonly childId: string
  readonly householdId: string
  readonly name: string
  readonly formerName: string
  /** YYYY-MM-DD or ''. */
  readonly birthDate: string
  readonly idNumber: string
  /** Guardian, father and mother: siblings share them. */
  readonly phones: readonly string[]
}

/** What the worker has typed so far; anything may be ''. */
export interface NewcomerEntry {
  readonly name: string
  readonly birthDate: string
  readonly idNumber: string
  readonly guardianPhone: string
}

export type CandidateReason = 'sameId' | 'sameSoundAndBirthDate' | 'sameNameAndPhone' | 'samePhone'

export interface Candidate<Known extends OnFile = OnFile> {
  readonly onFile: Known
  readonly reasons: readonly CandidateReason[]
  /** `sameChild`: 可能已经建过档. `sameHousehold`: 放进同一户. */
  readonly suggests: 'sameChild' | 'sameHousehold'
}

/** Likely the same child first, then those of the same household. `soundAlike` compares two names by pinyin. */
export function findCandidates<Known extends OnFile>(
  children: readonly Known[],
  entry: NewcomerEntry,
  soundAlike: (one: string, other: string) => boolean,
): readonly Candidate<Known>[] {
  const same: Candidate<Known>[] = []
  const household: Candidate<Known>[] = []
  for (const onFile of children) {
    const reasons = reasonsFor(onFile, entry, soundAlike)
    if (reasons.length === 0) continue
    if (reasons.length === 1 && reasons[0] === 'samePhone')
      household.push({ onFile, reasons, suggests: 'sameHousehold' })
    else same.push({ onFile, reasons, suggests: 'sameChild' })
  }
  return [...same, ...household]
}

function reasonsFor(
  onFile: OnFile,
  entry: NewcomerEntry,
  soundAlike: (one: string, other: string) => boolean,
): readonly CandidateReason[] {
  const reasons: CandidateReason[] = []
  const idNumber = plainIdNumber(entry.idNumber)
  const phones = numbersIn(entry.guardianPhone)
  const name = entry.name.trim()
  const samePhone = onFile.phones.flatMap(numbersIn).some((known) => phones.includes(known))
  // Only asked where something else already agrees: comparing sounds of 10,000 names on each key stroke would be felt.
  const sameSound = () =>
    name !== '' && [onFile.name, onFile.formerName].some((known) => known !== '' && soundAlike(known, name))

  if (idNumber !== '' && plainIdNumber(onFile.idNumber) === idNumber) reasons.push('sameId')
  if (entry.birthDate !== '' && onFile.birthDate === entry.birthDate && sameSound()) {
    reasons.push('sameSoundAndBirthDate')
  }
  if (samePhone) {
    // The same sound with another birth date is a brother or sister with a similar name, not the same child.
    const birthDatesDiffer = entry.birthDate !== '' && onFile.birthDate !== '' && onFile.birthDate !== entry.birthDate
    reasons.push(!birthDatesDiffer && sameSound() ? 'sameNameAndPhone' : 'samePhone')
  }
  return reasons
}

/** A field may hold several numbers. */
function numbersIn(phones: string): readonly string[] {
  return phones
    .split(/[、／/，,；;]/u)
    .map(plainPhone)
    .filter((number) => number !== '')
}
