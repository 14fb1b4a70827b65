import { addDays, birthdayAt, daysUntil, isDate } from './dates.ts'
import type { Facts } from './facts.ts'
import type { Child, Consent } from './records.ts'

/**
 * Birthdays on which something has to be done (domain.md §9): 3 kindergarten · 6 school (义务教育法 第11条) · 7 the rate of
 * rehabilitation aid falls · 8 the child signs too (民法典 第19条) · 14 its own consent (个人信息保护工作办法 第12条) · 16 no
 * longer 留守, 流动 or 特困 · 18 it leaves, or goes on while in school.
 */
export const TRIGGER_AGES = [3, 6, 7, 8, 14, 16, 18] as const
export type TriggerAge = (typeof TRIGGER_AGES)[number]

export interface AgeTrigger {
  readonly age: TriggerAge
  /** The birthday, YYYY-MM-DD. */
  readonly on: string
  /** Negative when it is past. */
  readonly daysLeft: number
}

/** What is on file of a child, as far as its birthdays ask for it. */
export interface AgeingChild {
  readonly status: Child['status']
  /** Of the child and its household. */
  readonly facts: Facts
  readonly consents: readonly Pick<Consent, 'variant' | 'signedOn' | 'childSigned' | 'withdrawn'>[]
}

/** School and kindergarten are asked about for so many days; later somebody has asked, or the next birthday does. */
const ASKED_FOR_DAYS = 365
/** What the file cannot tell is asked about for so many days. */
const UNKNOWN_FOR_DAYS = 90

/**
 * The birthdays of the next days and those past whose matter is not settled, as far as the file can tell; oldest first.
 * None of a child that has left.
 * @param ahead days
 */
export function ageTriggers(child: AgeingChild, today: string, ahead = 30): readonly AgeTrigger[] {
  const birthDate = child.facts['child.birthDate']?.value
  if (typeof birthDate !== 'string' || !isDate(birthDate)) return []
  if (child.status !== 'registered' && child.status !== 'inService') return []
  const until = addDays(today, ahead)
  return TRIGGER_AGES.flatMap((age) => {
    const on = birthdayAt(birthDate, age)
    if (on > until || !concerns(age, child)) return []
    const daysLeft = daysUntil(today, on)
    return on < today && isSettled(age, on, -daysLeft, child) ? [] : [{ age, on, daysLeft }]
  })
}

/** Whether a birthday means anything for this child. */
function concerns(age: TriggerAge, { facts }: AgeingChild): boolean {
  switch (age) {
    case 7:
      return hasWords(facts, 'child.rehabProvider') || hasWords(facts, 'child.disabilityKind')
    case 16:
      return holds(facts, ENDS_AT_16)
    default:
      return true
  }
}

/** Codes of F01's categories that end at 16. */
const ENDS_AT_16: readonly string[] = ['leftBehind', 'migrant']

function isSettled(age: TriggerAge, on: string, daysAgo: number, { facts, consents }: AgeingChild): boolean {
  const live = consents.filter(({ withdrawn }) => withdrawn === null)
  switch (age) {
    case 3:
    case 6:
      return daysAgo > ASKED_FOR_DAYS || since(facts, on, ['child.schoolStage', 'child.school'])
    case 7:
      return daysAgo > ASKED_FOR_DAYS || since(facts, on, ['child.rehabProvider', 'child.rehabFrequency'])
    case 8:
      // From 14 on the child's own consent is asked for instead.
      if (live.length === 0) return daysAgo > UNKNOWN_FOR_DAYS
      return live.some(({ signedOn, childSigned }) => signedOn >= on && childSigned)
    case 14:
      // Without any consent on file it cannot be known whether one lies in a drawer.
      if (live.length === 0) return daysAgo > UNKNOWN_FOR_DAYS
      return live.some(({ variant, signedOn }) => variant === 'childAndNotice' && signedOn >= on)
    // The category still holds, or the child is still on the register: else it would not be asked.
    case 16:
    case 18:
      return false
  }
}

function since(facts: Facts, on: string, keys: readonly (keyof Facts)[]): boolean {
  return keys.some((key) => {
    const fact = facts[key]
    return fact !== undefined && fact.value !== '' && fact.verifiedOn >= on
  })
}

function hasWords(facts: Facts, key: keyof Facts): boolean {
  const value = facts[key]?.value ?? ''
  return Array.isArray(value) ? value.length > 0 : value !== ''
}

function holds(facts: Facts, codes: readonly string[]): boolean {
  const value = facts['child.categories']?.value
  return Array.isArray(value) && value.some((code) => typeof code === 'string' && codes.includes(code))
}
