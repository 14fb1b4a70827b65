import { consentVariant } from '../../domain/consent.ts'
import { addDays } from '../../domain/dates.ts'
import type { Child, FormValues } from '../../domain/records.ts'
import { factText } from '../../storage/selectors/facts.ts'
import type { WorkspaceState } from '../../storage/tables.ts'

export const CONSENT_FORM = 'F03'

/**
 * What the station itself knows for a new F03: which of the two papers it is by the child's age, its number, the head and
 * a year of service. Everything may be written over.
 */
export function consentDraft(state: WorkspaceState, child: Child, today: string): FormValues {
  const head = [...state.staff.values()].find(({ role, active }) => role === 'head' && active)
  const variant = consentVariant(factText(child.facts, 'child.birthDate'), today)
  return {
    variant: variant ?? '',
    number: nextNumber(state, today.slice(0, 4)),
    responsible: head?.name ?? '',
    serviceFrom: today,
    serviceTo: addDays(`${String(Number(today.slice(0, 4)) + 1)}${today.slice(4).replace('-02-29', '-02-28')}`, -1),
  }
}

/** 同意〔2026〕41号: counted anew each year, after the highest one written. */
function nextNumber(state: WorkspaceState, year: string): string {
  let highest = 0
  for (const { formCode, values } of state.documents.values()) {
    const { number } = values
    if (formCode !== CONSENT_FORM || typeof number !== 'string') continue
    const match = /^同意〔(\d{4})〕(\d+)号$/u.exec(number)
    if (match?.[1] === year) highest = Math.max(highest, Number(match[2]))
  }
  return `同意〔${year}〕${String(highest + 1)}号`
}
