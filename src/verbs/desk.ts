import type { Staff } from '../domain/records.ts'
import { fail, succeed, type Result } from '../domain/result.ts'
import { commit, type CommitFailure } from '../storage/commit.ts'
import type { Meta } from '../storage/meta.ts'
import { openStation } from '../storage/open-station.ts'
import type { OpeningFailure, OpeningReport, OpeningTools } from '../storage/opening-report.ts'
import type { Store } from '../storage/store.ts'
import type { Change, WorkspaceState } from '../storage/tables.ts'
import { stateAfter, type Workspace } from '../storage/workspace.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import { localDay, systemClock, type Clock } from './clock.ts'
import { decide } from './decide.ts'
import { OpenedFiles } from './opened-files.ts'
import type { Verb, VerbFailure } from './verb.ts'

/** Decides one verb of a batch on what the batch has made of the records so far. */
export type PerformNow = <Input, Output>(
  verb: Verb<Input, Output>,
  input: NoInfer<Input>,
) => Result<Output, VerbFailure>

interface DeskParts {
  readonly store: Store
  readonly keys: StationKeys
  readonly workspace: Workspace
  readonly staffId: string
  readonly clock: Clock
  readonly newId: () => string
  /** What opening the station came to. */
  readonly report?: OpeningReport
}

/** A staff member at work in an unlocked station. Every write of screens and command lines goes through it. */
export class Desk {
  readonly workspace: Workspace
  /** Colleagues' files and reports opened with a reason. */
  readonly opened = new OpenedFiles()
  /** What opening the station came to, besides opening it; `null` for one just founded. */
  readonly report: OpeningReport | null
  /** ISO 8601 instant. */
  readonly openedAt: string
  readonly #parts: DeskParts
  /** Verbs are done one after the other: each sees the records the one before has left. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(parts: DeskParts) {
    this.#parts = parts
    this.workspace = parts.workspace
    this.report = parts.report ?? null
    this.openedAt = parts.clock().toISOString()
  }

  /** The acting staff member, as on file now. */
  get actor(): Staff {
    const actor = this.workspace.state.staff.get(this.#parts.staffId)
    if (actor === undefined) throw new Error('the acting staff member is no longer on file')
    return actor
  }

  /** Today on the station's wall calendar, YYYY-MM-DD. */
  get today(): string {
    return localDay(this.#parts.clock())
  }

  /** Does one verb. When it succeeds, its records are on the disk and in the workspace. */
  async perform<Input, Output>(verb: Verb<Input, Output>, input: NoInfer<Input>): Promise<Result<Output, VerbFailure>> {
    return this.performAll((perform) => perform(verb, input))
  }

  /**
   * Does several verbs in one commit: all of them, or, when `work` returns a failure, none. `work` is called once, with
   * nothing of it stored yet; `read` gives the records as the batch has made them so far.
   */
  async performAll<Output>(
    work: (perform: PerformNow, read: () => WorkspaceState) => Result<Output, VerbFailure>,
  ): Promise<Result<Output, VerbFailure>> {
    const done = this.#last.then(() => this.#performAll(work))
    // A failure is the caller's; the next verb only waits for the end.
    this.#last = done.catch(() => undefined)
    return done
  }

  /** Does something while no verb is under way and none begins: closing the journal's file, taking a moment's state. */
  async exclusively<Output>(work: () => Promise<Output>): Promise<Output> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => undefined)
    return done
  }

  async #performAll<Output>(
    work: (perform: PerformNow, read: () => WorkspaceState) => Result<Output, VerbFailure>,
  ): Promise<Result<Output, VerbFailure>> {
    const { store, keys, clock, newId } = this.#parts
    const changes: Change[] = []
    const verbs = new Set<string>()
    const owned = new Set<unknown>()
    let state = this.workspace.state
    const perform: PerformNow = (verb, input) => {
      const moment = clock()
      const context = { state, actor: this.actor, now: moment.toISOString(), today: localDay(moment), newId }
      const decision = decide(verb, context, input)
      if (!decision.ok) return decision
      state = stateAfter(state, decision.value.changes, owned)
      changes.push(...decision.value.changes)
      verbs.add(verb.name)
      return succeed(decision.value.output)
    }
    const result = work(perform, () => state)
    if (!result.ok || changes.length === 0) return result
    const act = { staffId: this.#parts.staffId, verbs: [...verbs], at: clock().toISOString() }
    const stored = await commit(store, keys, this.workspace, changes, act)
    return stored.ok ? result : fail(notStored(stored.failure))
  }
}

export function notStored(failure: CommitFailure): VerbFailure {
  switch (failure.kind) {
    case 'stale':
      return { kind: 'stale' }
    case 'diskFull':
      return failure
    case 'badRecord':
      return { kind: 'notStored', reason: failure.where }
    case 'storeFailed':
      return { kind: 'notStored', reason: failure.reason }
  }
}

/** Why the station was not opened for this person. */
export type OpenDeskFailure =
  | { readonly kind: 'verb'; readonly failure: VerbFailure }
  | { readonly kind: 'opening'; readonly failure: OpeningFailure }

/**
 * Opens the station for a staff member who has unlocked it: reads every record, and makes the station whole from the
 * journal where the store is not.
 * @param input.staffId whose password it was; `null` for the recovery key, which stands for the head
 * @param input.rebuild the store is gone; everything comes from the files beside it
 */
export async function openDesk(input: {
  readonly store: Store
  readonly keys: StationKeys
  readonly staffId: string | null
  readonly clear: Meta
  readonly rebuild: boolean
  readonly tools: OpeningTools
  readonly clock?: Clock
  readonly newId?: () => string
}): Promise<Result<Desk, OpenDeskFailure>> {
  const { store, keys, clear, rebuild, tools, clock = systemClock, newId = () => crypto.randomUUID() } = input
  const opened = await openStation(store, keys, clear, rebuild, tools)
  if (!opened.ok) return fail({ kind: 'opening', failure: opened.failure })
  const { workspace, report } = opened.value
  const staff = [...workspace.state.staff.values()]
  const actor = staff.find((member) =>
    input.staffId === null ? member.role === 'head' && member.active : member.id === input.staffId,
  )
  if (actor === undefined) return fail({ kind: 'verb', failure: { kind: 'notFound', what: 'staff' } })
  if (!actor.active) return fail({ kind: 'verb', failure: { kind: 'notAllowed', roles: ['head'] } })
  return succeed(new Desk({ store, keys, workspace, staffId: actor.id, clock, newId, report }))
}
