import type { MoveProblem } from '../domain/child-moves.ts'
import type { ConsentProblem } from '../domain/consent.ts'
import type { Result } from '../domain/result.ts'
import type { Role, Staff } from '../domain/records.ts'
import type { TrailAct } from '../domain/trail.ts'
import type { z } from '../domain/zod.ts'
import type { Change, WorkspaceState } from '../storage/tables.ts'
import type { FieldProblem } from '../forms/problems.ts'
import type { Steps } from './steps.ts'

/** Why a verb was not done. Screens and command lines have one sentence for each. */
export type VerbFailure =
  /** Only these roles may. */
  | { readonly kind: 'notAllowed'; readonly roles: readonly Role[] }
  /** Only the head and the worker in charge of this child may. */
  | { readonly kind: 'notAssigned' }
  | { readonly kind: 'badInput'; readonly problems: readonly { readonly path: string; readonly message: string }[] }
  | { readonly kind: 'fieldProblems'; readonly problems: readonly FieldProblem[] }
  | {
      readonly kind: 'notFound'
      readonly what:
        | 'child'
        | 'household'
        | 'document'
        | 'referral'
        | 'staff'
        | 'station'
        | 'form'
        | 'attachment'
        | 'trashed'
        | 'view'
        | 'merge'
        | 'import'
        | 'consent'
    }
  | { readonly kind: 'wrongState'; readonly state: string }
  /** Drafts of this paper are there already; the worker says whether to go on with one or to begin another. */
  | { readonly kind: 'draftExists'; readonly documentIds: readonly string[] }
  /** The child cannot be moved like this. */
  | { readonly kind: 'moveRefused'; readonly why: MoveProblem }
  /** The signed paper, or its being taken back, cannot be entered like this. */
  | { readonly kind: 'consentRefused'; readonly why: ConsentProblem | 'beforeSigned' }
  /** Nobody has agreed that this body is told; a legal ground is needed instead (个人信息保护法 第13条). */
  | { readonly kind: 'consentMissing'; readonly recipient: string }
  /** Somebody on the staff, now or before, has this login name. */
  | { readonly kind: 'accountTaken' }
  /** The only head can neither leave nor become something else. */
  | { readonly kind: 'lastHead' }
  /** Not to be done to oneself; another head does it. */
  | { readonly kind: 'oneself' }
  /** So many children would be left without a worker; somebody has to be named. */
  | { readonly kind: 'casesToHandOver'; readonly count: number }
  /** The merged file was written on since. */
  | { readonly kind: 'mergeWorkedOn' }
  /** What is to be undone as a whole was worked on since: these children's files. */
  | { readonly kind: 'changedSince'; readonly names: readonly string[] }
  | { readonly kind: 'stationExists' }
  /** Whoever began it stopped it; nothing was stored. */
  | { readonly kind: 'cancelled' }
  /** One of the records was written elsewhere meanwhile, e.g. in a second window; nothing was stored. */
  | { readonly kind: 'stale' }
  /** `missingBytes`: how much has to be freed, when the system says it. */
  | { readonly kind: 'diskFull'; readonly missingBytes?: number }
  /** `reason` is the system's own words. */
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

/** What a verb is about, as far as the right to do it depends on that. */
export interface Concern {
  readonly childId: string
  /** Set when it is about a paper: a clerk writes only the register's (F01). */
  readonly formCode?: string
}

/** Records to be stored together, and what the caller is told. */
export interface Decision<Output> {
  readonly changes: readonly Change[]
  readonly output: Output
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
  /** The case it is about; `null` when there is no such case, which `apply` then says. Without it the role decides. */
  readonly concerns?: (state: WorkspaceState, input: Input) => Concern | null
  /**
   * How often it leaves a line in the trail: every time (without this), once per desk and record for what is done again
   * and again while somebody types, or never for what changes nothing that anybody else can see.
   */
  readonly trail?: 'once' | 'never'
  /**
   * What its line in the trail says besides its name; `act`, when it is one of its own and no mere change. The records
   * are those from before it.
   */
  readonly tells?: (
    input: Input,
    state: WorkspaceState,
  ) => {
    readonly act?: TrailAct
    readonly detail: Readonly<Record<string, string | number>>
  }
  readonly apply: (context: VerbContext, input: Input) => Result<Decision<Output>, VerbFailure>
  /**
   * Of a verb of thousands of rows: the same as `apply`, and as parsing where the input is what is long, cut into steps
   * (steps.ts), so that the page moves and somebody can stop it.
   */
  readonly steps?: {
    readonly parse?: (input: unknown) => Steps<Result<Input, VerbFailure>>
    readonly apply: (context: VerbContext, input: Input) => Steps<Result<Decision<Output>, VerbFailure>>
  }
}
