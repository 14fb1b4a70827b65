import { grantFor, newestFirst, reconsentSince, type Grant } from '../../domain/consent.ts'
import { OFF_REGISTER } from '../../domain/child-moves.ts'
import type { Child, Consent } from '../../domain/records.ts'
import type { WorkspaceState } from '../tables.ts'
import { factText } from './facts.ts'
import { groupsOfTable } from './memo.ts'

const consentsByChild = groupsOfTable(
  'consents',
  ({ childId }) => childId,
  (one, other) => (newestFirst([one, other])[0] === one ? -1 : 1),
)

/** The register of one child, newest first. */
export function consentsOfChild(state: WorkspaceState, childId: string): readonly Consent[] {
  return consentsByChild(state).get(childId) ?? NONE
}
const NONE: readonly Consent[] = []

/** For rules: no memory. What the register says about one recipient of a child. */
export function grantOf(state: WorkspaceState, childId: string, recipient: string, today: string): Grant | null {
  const child = state.children.get(childId)
  if (child === undefined) return null
  const consents = [...state.consents.values()].filter((consent) => consent.childId === childId)
  return grantFor(consents, recipient, { birthDate: birthDateOf(child), today })
}

/** Children that turned 14 since their guardian signed, and are on the register. */
export interface Reconsent {
  readonly child: Child
  /** The 14th birthday. */
  readonly since: string
}
export function reconsentsDue(state: WorkspaceState, today: string): readonly Reconsent[] {
  return [...consentsByChild(state)]
    .flatMap(([childId, consents]): Reconsent[] => {
      const child = state.children.get(childId)
      if (child === undefined || OFF_REGISTER.includes(child.status)) return []
      const since = reconsentSince(consents, { birthDate: birthDateOf(child), today })
      return since === null ? [] : [{ child, since }]
    })
    .sort((one, other) => (one.since < other.since ? -1 : 1))
}

function birthDateOf({ facts }: Child): string {
  return factText(facts, 'child.birthDate')
}
