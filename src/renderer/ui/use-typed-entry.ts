import { useState } from 'react'
import type { Result } from '../../domain/result.ts'
import type { TypedPlace } from '../../domain/typed-places.ts'
import type { z } from '../../domain/zod.ts'
import type { Verb, VerbFailure } from '../../verbs/verb.ts'
import { useFailureSentence } from '../app/failure-sentence.ts'
import { useTypedWords } from './use-typed-words.ts'

export interface TypedEntry<Values> {
  readonly typed: Values
  readonly change: (next: Partial<Values>) => void
  /** ISO instant of the last key of words that stood here unsaved; `null` for none. */
  readonly before: string | null
  /** Takes what stood here unsaved away again. */
  readonly startAnew: () => void
  /** The words are not wanted any more. */
  readonly forget: () => void
  /** Saving was asked for: what is missing is said from then on. */
  readonly asked: boolean
  readonly ask: () => void
  readonly busy: boolean
  /** Why it was not saved; '' before, and after the next change. */
  readonly trouble: string
  /** True when it is stored. */
  readonly save: <Input, Output>(verb: Verb<Input, Output>, input: NoInfer<Input>) => Promise<boolean>
}

/**
 * What somebody types into a dialog that ends in one verb: kept through lock and crash until it is saved or thrown away
 * (`useTypedWords`).
 * @param place must not change while the dialog is open
 * @param start what stands in it at first
 */
export function useTypedEntry<Values extends object>(
  place: TypedPlace,
  childId: string | null,
  schema: z.ZodType<Values>,
  start: Values,
): TypedEntry<Values> {
  const sentenceOf = useFailureSentence()
  const words = useTypedWords(place, childId, schema)
  const [typed, setTyped] = useState<Values>(words.before?.values ?? start)
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const change = (next: Partial<Values>) => {
    const now = { ...typed, ...next }
    setTyped(now)
    words.keep(now)
    setTrouble('')
  }
  const startAnew = () => {
    words.forget()
    setTyped(start)
  }
  const save = async <Input, Output>(verb: Verb<Input, Output>, input: NoInfer<Input>): Promise<boolean> => {
    setBusy(true)
    const done: Result<Output, VerbFailure> = await words.saveWith(verb, input)
    setBusy(false)
    if (!done.ok) setTrouble(sentenceOf(done.failure))
    return done.ok
  }
  return {
    ...{ typed, change, startAnew, forget: words.forget, before: words.before?.at ?? null },
    ...{ asked, ask: () => setAsked(true), busy, trouble, save },
  }
}
