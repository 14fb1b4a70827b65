import type { Change, WorkspaceState } from '../storage/tables.ts'
import type { TrailNote } from '../storage/trail.ts'
import type { Verb, VerbFailure } from './verb.ts'

type Signed = Pick<TrailNote, 'at' | 'staffId'>

/**
 * The line of a verb that was done: which, and about whose file and which paper.
 * @param input as the verb's schema read it
 */
export function changedNote<Input, Output>(
  verb: Verb<Input, Output>,
  state: WorkspaceState,
  input: Input,
  changes: readonly Change[],
  signed: Signed,
): TrailNote {
  const told = verb.tells?.(input, state)
  const childId = verb.concerns?.(state, input)?.childId ?? textOf(input, 'childId')
  return {
    ...signed,
    act: told?.act ?? 'changed',
    childId: childId ?? (ofMany(changes) ? null : (changes.map(childOf).find((id) => id !== null) ?? null)),
    documentId: documentOf(input) ?? onlyDocument(changes),
    detail: { verb: verb.name, ...attachmentOf(input), ...memberOf(changes, signed.staffId), ...told?.detail },
  }
}

/** The line of a verb that this person may not do; `null` when it failed for another reason. */
export function refusedNote<Input, Output>(
  verb: Verb<Input, Output>,
  state: WorkspaceState,
  input: unknown,
  failure: VerbFailure,
  signed: Signed,
): TrailNote | null {
  if (failure.kind !== 'notAllowed' && failure.kind !== 'notAssigned') return null
  return {
    ...signed,
    act: 'refused',
    childId: caseOf(verb, state, input),
    documentId: documentOf(input),
    detail: { verb: verb.name, why: failure.kind },
  }
}

function caseOf<Input, Output>(verb: Verb<Input, Output>, state: WorkspaceState, input: unknown): string | null {
  // An import has 20,000 rows to parse: not where nothing is asked of them.
  const parsed = verb.concerns === undefined ? null : verb.input.safeParse(input)
  const concern = parsed?.success === true ? verb.concerns?.(state, parsed.data) : null
  return concern?.childId ?? textOf(input, 'childId')
}

function documentOf(input: unknown): string | null {
  return textOf(input, 'documentId') ?? textOf(input, 'referralId')
}

/** The one paper that was written, for verbs that make it. A change of facts goes into several drafts and is about none. */
function onlyDocument(changes: readonly Change[]): string | null {
  const [only, ...more] = changes.filter(({ table }) => table === 'documents')
  return only === undefined || more.length > 0 ? null : only.id
}

/** An import or a hand-over is about many children, and so about none of them by name. */
function ofMany(changes: readonly Change[]): boolean {
  return changes.filter(({ table }) => table === 'children' || table === 'imports').length > 1
}

function childOf({ table, id, value }: Change): string | null {
  return table === 'children' ? id : textOf(value, 'childId')
}

function attachmentOf(input: unknown): Readonly<Record<string, string>> {
  const attachmentId = textOf(input, 'attachmentId')
  return attachmentId === null ? {} : { attachmentId }
}

/** Whose record on the staff it was, when it was not one's own. */
function memberOf(changes: readonly Change[], staffId: string | null): Readonly<Record<string, string>> {
  const [only, ...more] = changes.filter(({ table }) => table === 'staff')
  return only === undefined || more.length > 0 || only.id === staffId ? {} : { memberId: only.id }
}

function textOf(value: unknown, field: string): string | null {
  if (typeof value !== 'object' || value === null) return null
  const found: unknown = Object.entries(value).find(([name]) => name === field)?.[1]
  return typeof found === 'string' ? found : null
}
