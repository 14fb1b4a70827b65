import { useCallback, useState } from 'react'
import { placeName, type TypedPlace } from '../../domain/typed-places.ts'
import { succeed, type Result } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import type { Verb, VerbFailure } from '../../verbs/verb.ts'
import { forgetWords } from '../../verbs/words/forget-words.ts'
import { keepWords } from '../../verbs/words/keep-words.ts'
import { scratchId } from '../../verbs/words/place-input.ts'
import { useDesk } from '../app/desk-context.tsx'
import { useFailureSentence } from '../app/failure-sentence.ts'
import { SaverShelf } from './fields/saver-shelf.ts'
import { useAutosave } from './fields/use-autosave.ts'
import type { SaveState } from './save-line.tsx'

/** Words of all kinds; each place reads its own by its schema. */
const shelf = new SaverShelf<unknown>()

/** What was typed at a place before and never saved. */
export interface WordsBefore<Values> {
  readonly values: Values
  /** ISO instant of the last key. */
  readonly at: string
}

export interface TypedWords<Values> {
  /** What stood here unsaved when the place was opened; `null` for nothing. */
  readonly before: WordsBefore<Values> | null
  /** Whether the words are on the disk. */
  readonly state: SaveState
  /** Called at each change; `null`: nothing worth keeping stands there. */
  readonly keep: (values: Values | null) => void
  /** The words are not wanted any more. */
  readonly forget: () => void
  /** Writes what is in the air. True when it is on the disk. */
  readonly flush: () => Promise<boolean>
  /** Saves the words where they belong and forgets them here, in one commit. */
  readonly saveWith: <Input, Output>(
    verb: Verb<Input, Output>,
    input: NoInfer<Input>,
  ) => Promise<Result<Output, VerbFailure>>
}

/**
 * Keeps what is typed into a dialog or small editor, as drafts of papers are kept: in the journal within a second, also
 * through lock and crash, until it is saved or thrown away. Never for passwords and recovery keys.
 * @param place must not change while the editor is open
 * @param childId whose file it is about
 * @param schema of the words; what an older version kept in another shape is not shown
 */
export function useTypedWords<Values>(
  place: TypedPlace,
  childId: string | null,
  schema: z.ZodType<Values>,
): TypedWords<Values> {
  const desk = useDesk()
  const sentenceOf = useFailureSentence()
  const [name] = useState(() => placeName(place))
  const save = useCallback(
    async (values: unknown) => {
      const plain = z.json().safeParse(values)
      const done =
        values === null || !plain.success
          ? await desk.perform(forgetWords, { place: name })
          : await desk.perform(keepWords, { place: name, childId, values: plain.data })
      return done.ok ? done : { ok: false as const, reason: sentenceOf(done.failure) }
    },
    [desk, name, childId, sentenceOf],
  )
  const { state, saver, unstored } = useAutosave(shelf, name, save)
  const [before] = useState(() => (unstored === null ? wordsAt(desk, name, schema) : readWords(unstored, schema)))
  const keep = useCallback((values: Values | null) => saver.changed(values), [saver])
  const forget = useCallback(() => {
    saver.changed(null)
    void saver.flush()
  }, [saver])
  const flush = useCallback(() => saver.flush(), [saver])
  const saveWith = useCallback(
    async <Input, Output>(verb: Verb<Input, Output>, input: NoInfer<Input>) => {
      await saver.flush()
      const done = await desk.performAll((perform) => {
        const saved = perform(verb, input)
        if (!saved.ok) return saved
        const forgotten = perform(forgetWords, { place: name })
        return forgotten.ok ? succeed(saved.value) : forgotten
      })
      if (done.ok) saver.drop()
      return done
    },
    [desk, saver, name],
  )
  return { before, state, keep, forget, flush, saveWith }
}

function wordsAt<Values>(
  desk: ReturnType<typeof useDesk>,
  name: string,
  schema: z.ZodType<Values>,
): WordsBefore<Values> | null {
  const scratch = desk.workspace.state.scratch.get(scratchId(desk.actor.id, name))
  return scratch === undefined ? null : readWords({ values: scratch.values, at: scratch.updatedAt }, schema)
}

/** `null` for words that were forgotten, or that have another shape than today's. */
function readWords<Values>(
  { values, at }: { readonly values: unknown; readonly at: string },
  schema: z.ZodType<Values>,
): WordsBefore<Values> | null {
  const read = schema.safeParse(values)
  return read.success ? { values: read.data, at } : null
}
