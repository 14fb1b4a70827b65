import type { Staff } from '../domain/records.ts'
import type { TrailAct } from '../domain/trail.ts'
import { fail, succeed, type Result } from '../domain/result.ts'
import { commit, type CommitFailure } from '../storage/commit.ts'
import type { CommitWatch } from '../storage/commit-watch.ts'
import type { Meta } from '../storage/meta.ts'
import { openStation } from '../storage/open-station.ts'
import type { OpeningFailure, OpeningReport, OpeningTools } from '../storage/opening-report.ts'
import type { Store } from '../storage/store.ts'
import type { Change, WorkspaceState } from '../storage/tables.ts'
import { trailChanges, type TrailNote } from '../storage/trail.ts'
import type { Workspace } from '../storage/workspace.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import { Batch } from './batch.ts'
import { localDay, systemClock, type Clock } from './clock.ts'
import { decide, decideInSteps } from './decide.ts'
import { OpenedFiles } from './opened-files.ts'
import type { Verb, VerbContext, VerbFailure } from './verb.ts'
import { walkSteps } from './walk-steps.ts'

/** Decides one verb of a batch on what the batch has made of the records so far. */
export type PerformNow = <Input, Output>(
  verb: Verb<Input, Output>,
  input: NoInfer<Input>,
) => Result<Output, VerbFailure>

/** Something for the trail that is no verb: a file was opened, a paper printed, the desk locked. */
export interface Note {
  readonly act: TrailAct
  readonly childId?: string | null
  readonly documentId?: string | null
  readonly detail?: Readonly<Record<string, string | number>>
}

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
  /** Lines of the trail that are not on the disk yet, oldest first. They go in with the next commit. */
  #waiting: TrailNote[] = []
  /** What this desk notes once only, from unlocking to locking. */
  readonly #noted = new Set<string>()

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

  /**
   * Does one verb. When it succeeds, its records are on the disk and in the workspace.
   * @param watch for one that changes thousands of records at once
   */
  async perform<Input, Output>(
    verb: Verb<Input, Output>,
    input: NoInfer<Input>,
    watch: CommitWatch = {},
  ): Promise<Result<Output, VerbFailure>> {
    return this.exclusively(() => this.#perform(verb, input, watch))
  }

  /**
   * Does several verbs in one commit: all of them, or, when `work` returns a failure, none. `work` is called once, with
   * nothing of it stored yet; `read` gives the records as the batch has made them so far.
   */
  async performAll<Output>(
    work: (perform: PerformNow, read: () => WorkspaceState) => Result<Output, VerbFailure>,
    watch: CommitWatch = {},
  ): Promise<Result<Output, VerbFailure>> {
    return this.exclusively(() => this.#performAll(work, watch))
  }

  /**
   * Leaves a line in the trail for what is no verb. A file that is opened again is noted once per desk, unless another
   * reason is given. It never throws and never holds anybody up: a line that cannot be stored (the disk is full) waits
   * in memory and goes in with the next commit; it is lost when the desk is closed before there was one.
   * @returns whether the line is on the disk
   */
  async note(note: Note): Promise<boolean> {
    return this.noteSoon(note) ? this.storeNotes() : true
  }

  /**
   * The same without storing it: it waits for the next commit, or for `storeNotes`.
   * @returns whether it waits: `false` for a file that was opened before
   */
  noteSoon({ act, childId = null, documentId = null, detail = {} }: Note): boolean {
    if (act === 'opened' && !this.#firstTime(JSON.stringify([childId, detail]))) return false
    this.#waiting.push({ ...this.#signed(), act, childId, documentId, detail: { ...detail } })
    return true
  }

  /** Stores the lines that wait. @returns whether they are on the disk */
  async storeNotes(): Promise<boolean> {
    return this.exclusively(() => this.#storeWaiting()).catch(() => false)
  }

  /** Does something while no verb is under way and none begins: closing the journal's file, taking a moment's state. */
  async exclusively<Output>(work: () => Promise<Output>): Promise<Output> {
    const done = this.#last.then(work)
    // A failure is the caller's; the next verb only waits for the end.
    this.#last = done.catch(() => undefined)
    return done
  }

  async #perform<Input, Output>(
    verb: Verb<Input, Output>,
    input: unknown,
    watch: CommitWatch,
  ): Promise<Result<Output, VerbFailure>> {
    const batch = new Batch(this.workspace.state, this.#noted)
    const steps = decideInSteps(verb, this.#context(batch.state), input)
    const decision = await walkSteps(steps, ({ done, of }) => watch.onPrepared?.(done, of), watch.cancel)
    if (decision === 'cancelled') return fail({ kind: 'cancelled' })
    return this.#keep(batch, batch.take(verb, input, decision, this.#signed()), watch)
  }

  async #performAll<Output>(
    work: (perform: PerformNow, read: () => WorkspaceState) => Result<Output, VerbFailure>,
    watch: CommitWatch,
  ): Promise<Result<Output, VerbFailure>> {
    const batch = new Batch(this.workspace.state, this.#noted)
    const perform: PerformNow = (verb, input) =>
      batch.take(verb, input, decide(verb, this.#context(batch.state), input), this.#signed())
    return this.#keep(
      batch,
      work(perform, () => batch.state),
      watch,
    )
  }

  #context(state: WorkspaceState): VerbContext {
    const { clock, newId } = this.#parts
    const moment = clock()
    return { state, actor: this.actor, now: moment.toISOString(), today: localDay(moment), newId }
  }

  /** Stores a batch that came to something; of one that came to nothing what was refused. */
  async #keep<Output>(
    { changes, verbs, notes, refusals }: Batch,
    result: Result<Output, VerbFailure>,
    watch: CommitWatch,
  ): Promise<Result<Output, VerbFailure>> {
    if (!result.ok) {
      this.#waiting.push(...refusals)
      await this.#storeWaiting()
      return result
    }
    if (changes.length === 0) return result
    const stored = await this.#store(
      changes,
      [...verbs],
      [...notes.values()].map(({ note }) => note),
      watch,
    )
    if (!stored.ok) return fail(stored.failure.kind === 'cancelled' ? stored.failure : notStored(stored.failure))
    for (const [key, { once }] of notes) if (once) this.#noted.add(key)
    return result
  }

  /** One commit, with the lines that wait and these. */
  async #store(
    changes: readonly Change[],
    verbs: readonly string[],
    notes: readonly TrailNote[],
    watch: CommitWatch = {},
  ) {
    const { store, keys, staffId, clock } = this.#parts
    const waiting = this.#waiting.length
    const lines = [...this.#waiting, ...notes]
    const trail = await trailChanges(keys, this.workspace.state.trail, lines)
    const act = { staffId, verbs, at: clock().toISOString() }
    const stored = await commit(store, keys, this.workspace, [...changes, ...trail], act, watch)
    if (stored.ok) this.#waiting.splice(0, waiting)
    return stored
  }

  /** Whether the lines that wait are on the disk now. */
  async #storeWaiting(): Promise<boolean> {
    if (this.#waiting.length === 0) return true
    return (await this.#store([], [], [])).ok
  }

  #signed(): Pick<TrailNote, 'at' | 'staffId'> {
    return { at: this.#parts.clock().toISOString(), staffId: this.#parts.staffId }
  }

  #firstTime(key: string): boolean {
    if (this.#noted.has(key)) return false
    this.#noted.add(key)
    return true
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
