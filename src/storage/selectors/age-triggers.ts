import { ageTriggers, type AgeTrigger } from '../../domain/age-triggers.ts'
import type { Consent } from '../../domain/records.ts'
import type { WorkspaceState } from '../tables.ts'
import { factsOfBoth, factText } from './facts.ts'
import { groupsOfTable, memoOnTables } from './memo.ts'

export interface ChildsBirthday extends AgeTrigger {
  readonly childId: string
  readonly name: string
  readonly workerId: string
}

const consentsByChild = groupsOfTable(
  'consents',
  ({ childId }) => childId,
  (one: Consent, other: Consent) => (one.signedOn < other.signedOn ? -1 : 1),
)

/** The birthdays on which something has to be done: those past and not settled first, then those of the next 30 days. */
export const birthdaysDue: (state: WorkspaceState, today: string) => readonly ChildsBirthday[] = memoOnTables<
  readonly ChildsBirthday[]
>(['children', 'households', 'consents'], (state, today: string) =>
  [...state.children.values()]
    .flatMap((child) => {
      const facts = factsOfBoth(child, state.households.get(child.householdId))
      const consents = consentsByChild(state).get(child.id) ?? []
      return ageTriggers({ status: child.status, facts, consents }, today).map((trigger) => ({
        ...trigger,
        childId: child.id,
        name: factText(facts, 'child.name') || factText(facts, 'child.alias'),
        workerId: child.workerId,
      }))
    })
    .sort((one, other) => (one.on < other.on ? -1 : 1)),
)
