import { useSyncExternalStore } from 'react'
import { readIdNumber } from '../../../domain/id-number.ts'
import { factKeySchema, factValueSchema, type FactKey } from '../../../domain/facts.ts'
import { z } from '../../../domain/zod.ts'
import type { FactValues } from '../../ui/fact-form.tsx'
import type { NewcomerEntry } from '../../../domain/duplicates.ts'

/** What is asked before a file is opened: enough to see whether there is one already. */
export const NEWCOMER_FACTS = [
  'child.name',
  'child.sex',
  'child.birthDate',
  'guardian.phone',
  'child.idNumber',
] as const satisfies readonly FactKey[]

/** What has been typed about a child not on file yet. */
export interface Newcomer {
  readonly facts: FactValues
  /** The household of a brother or sister, when the worker chose it. */
  readonly householdId: string | null
}

/** As it is kept on the disk while it is typed. */
export const newcomerSchema = z.object({
  facts: z.partialRecord(factKeySchema, factValueSchema),
  householdId: z.string().nullable(),
})

export const NOBODY: Newcomer = { facts: {}, householdId: null }

export function entryOf({ facts }: Newcomer): NewcomerEntry {
  return {
    name: text(facts, 'child.name'),
    birthDate: text(facts, 'child.birthDate'),
    idNumber: text(facts, 'child.idNumber'),
    guardianPhone: text(facts, 'guardian.phone'),
  }
}

/** What registering writes down: only what was typed, and the kind of document when the number says it itself. */
export function factsToRegister({ facts }: Newcomer): FactValues {
  const typed = Object.fromEntries(
    NEWCOMER_FACTS.flatMap((key) => (text(facts, key) === '' ? [] : [[key, text(facts, key)] as const])),
  )
  return readIdNumber(text(facts, 'child.idNumber')) === null ? typed : { ...typed, 'child.idType': 'residentId' }
}

/** Birth date and sex as a right ID number says them, where nothing is written yet; `null` when it adds nothing. */
export function factsInIdNumber({ facts }: Newcomer): FactValues | null {
  const reading = readIdNumber(text(facts, 'child.idNumber'))
  if (reading?.checksumRight !== true) return null
  const said: FactValues = {
    ...(text(facts, 'child.sex') === '' ? { 'child.sex': reading.sex } : {}),
    ...(text(facts, 'child.birthDate') === '' && reading.birthDate !== null
      ? { 'child.birthDate': reading.birthDate }
      : {}),
  }
  return Object.keys(said).length === 0 ? null : said
}

function text(facts: FactValues, key: FactKey): string {
  const value = facts[key]
  return typeof value === 'string' ? value.trim() : ''
}

// In memory, so that the list can look for the same child while it is typed. A lock throws the page away, and this with
// it; the dialog keeps it sealed on the disk as well.
let current = NOBODY
const listeners = new Set<() => void>()

export function changeNewcomer(change: Partial<Newcomer>): void {
  current = { ...current, ...change }
  for (const listener of listeners) listener()
}

export function currentNewcomer(): Newcomer {
  return current
}

export function useNewcomer(): Newcomer {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, currentNewcomer)
}
