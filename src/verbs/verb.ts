import type { Result } from '../domain/result.ts'
import type { Role, Staff } from '../domain/records.ts'
import type { z } from '../domain/zod.ts'
import type { Change, WorkspaceState } from '../storage/tables.ts'
import type { FieldProblem } from '../forms/problems.ts'

/** Why a verb was not done. Screens and command lines have one sentence for each. */
export type VerbFailure =
  | { readonly kind: 'notAllowed'; readonly roles: readonly Role[] }
  | { readonly kind: 'badInput'; readonly problems: readonly { readonly path: string; readonly message: string }[] }
  | { readonly kind: 'fieldProblems'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'notFound'; readonly what: 'child' | 'household' | 'document' | 'referral' | 'staff' | 'station' }
  | { readonly kind: 'wrongState'; readonly state: string }
  | { readonly kind: 'stationExists' }
  | { readonly kind: 'notStored'; readonly reason: string }

/** What a rule may look at. The clock and the source of ids come in as arguments, so rules need no mocks. */
export interface VerbContext {
  readonly state: WorkspaceState
  readonly actor: Staff
  /** ISO 8601 instant. */
  readonly now: string
  /** Today on the station's wall calendar, YYYY-MM-DD. */
  readonly today: string
  readonly newId: () => string
}

/**
 * The one way to write. `perform` parses the input, checks the right of the acting staff member, applies the pure
 * rule, and commits what it returns in one sealed write. Nothing else changes a record.
 */
export interface Verb<Input, Output> {
  readonly name: string
  readonly input: z.ZodType<Input>
  /** Roles that may do it at all (product.md §4). */
  readonly roles: readonly Role[]
  readonly apply: (
    context: VerbContext,
    input: Input,
  ) => Result<{ readonly changes: readonly Change[]; readonly output: Output }, VerbFailure>
}
