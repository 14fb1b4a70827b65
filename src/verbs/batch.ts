import { succeed, type Result } from '../domain/result.ts'
import type { Change, WorkspaceState } from '../storage/tables.ts'
import type { TrailNote } from '../storage/trail.ts'
import { stateAfter } from '../storage/workspace.ts'
import type { Decided } from './decide.ts'
import { changedNote, refusedNote } from './trail-notes.ts'
import type { Verb, VerbFailure } from './verb.ts'

type Signed = Pick<TrailNote, 'at' | 'staffId'>

/** What the verbs of one commit come to, while it is decided. */
export class Batch {
  readonly changes: Change[] = []
  readonly verbs = new Set<string>()
  /** Lines of what was done; `once`: not again at this desk. */
  readonly notes = new Map<string, { readonly note: TrailNote; readonly once: boolean }>()
  /** Lines of what was refused, for when the whole comes to nothing. */
  readonly refusals: TrailNote[] = []
  readonly #owned = new Set<unknown>()
  readonly #noted: ReadonlySet<string>
  #state: WorkspaceState

  /** @param noted what this desk has noted before and notes once only */
  constructor(state: WorkspaceState, noted: ReadonlySet<string>) {
    this.#state = state
    this.#noted = noted
  }

  /** The records as the batch has made them so far. */
  get state(): WorkspaceState {
    return this.#state
  }

  /** Takes what a verb came to on the records as they are now. */
  take<Input, Output>(
    verb: Verb<Input, Output>,
    input: unknown,
    decision: Result<Decided<Input, Output>, VerbFailure>,
    signed: Signed,
  ): Result<Output, VerbFailure> {
    if (!decision.ok) {
      const note = refusedNote(verb, this.#state, input, decision.failure, signed)
      if (note !== null) this.refusals.push(note)
      return decision
    }
    const { changes } = decision.value
    if (verb.trail !== 'never' && changes.length > 0) {
      const note = changedNote(verb, this.#state, decision.value.input, changes, signed)
      const key = [verb.name, note.childId, note.documentId, ...Object.values(note.detail)].join('/')
      const once = verb.trail === 'once'
      if (!once || !this.#noted.has(key)) this.notes.set(key, { note, once })
    }
    this.#state = stateAfter(this.#state, changes, this.#owned)
    for (const change of changes) this.changes.push(change)
    this.verbs.add(verb.name)
    return succeed(decision.value.output)
  }
}
