import type { TFunction } from 'i18next'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FACTS } from '../../../domain/facts.ts'
import type { Language } from '../../../domain/localized.ts'
import { lastOwnChange, sameValue, type FactChange } from '../../../storage/file-history.ts'
import { useDesk, useSession } from '../../app/desk-context.tsx'
import { outsideFailureSentence, useFailureSentence } from '../../app/failure-sentence.ts'
import { readFileSteps, useHistory, useRevertFacts } from '../../app/record-history.ts'
import { useLanguage } from '../../app/use-language.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import { factInWords } from '../../ui/fact-words.ts'
import { keyName, mayUseSingleKeys } from '../../ui/use-hotkeys.ts'
import type { ChildFile } from './use-file.ts'

/** A change of one's own: the facts that are still as it left them, and the entry of the journal. */
interface Undoable {
  readonly seq: number
  readonly changes: readonly FactChange[]
}

type UndoState =
  | { readonly kind: 'idle' | 'reading' }
  | { readonly kind: 'asking'; readonly change: Undoable; readonly sentence: string }
  | { readonly kind: 'undone'; readonly change: Undoable; readonly sentence: string }
  | { readonly kind: 'told'; readonly sentence: string; readonly trouble: boolean }

/** Ctrl Z on a child's file: one's own last change of a fact is offered, taken back, and can be had again. */
export function useUndo(file: ChildFile) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { actor } = useDesk()
  const { store } = useSession()
  const history = useHistory()
  const sentenceOf = useFailureSentence()
  const putBack = useRevertFacts(file.child.id)
  const [state, setState] = useState<UndoState>({ kind: 'idle' })
  const [busy, setBusy] = useState(false)
  /** Taken back already, and what took it back: the next Ctrl Z goes further. */
  const skipped = useRef(new Set<number>())
  const inWords = (changes: readonly FactChange[]) => changesInWords(t, language, changes)

  const ask = async () => {
    setState({ kind: 'reading' })
    const read = await readFileSteps(history, file.child)
    if (!read.ok) {
      setState({ kind: 'told', sentence: outsideFailureSentence(t, read.failure), trouble: true })
      return
    }
    const own = lastOwnChange(read.value.steps, actor.id, skipped.current)
    if (own === null) {
      setState({ kind: 'told', sentence: t('history.undoLine.none'), trouble: false })
      return
    }
    const change = { seq: own.step.seq, changes: own.changes }
    setState({ kind: 'asking', change, sentence: t('history.undoLine.ask', { changes: inWords(own.changes) }) })
  }
  const run = async (change: Undoable, side: 'from' | 'to', after: UndoState) => {
    setBusy(true)
    const done = await putBack(change.changes, side, change.seq)
    setBusy(false)
    if (!done.ok) {
      setState({ kind: 'told', sentence: sentenceOf(done.failure), trouble: true })
      return
    }
    skipped.current.add(store.journal.head?.seq ?? 0)
    if (side === 'from') skipped.current.add(change.seq)
    else skipped.current.delete(change.seq)
    setState(after)
  }

  const latest = useRef(ask)
  useEffect(() => {
    latest.current = ask
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // In a text field the key undoes typing, and a dialog comes first.
      if (event.defaultPrevented || event.isComposing || event.shiftKey) return
      if (keyName(event) !== 'mod+z' || !mayUseSingleKeys(event)) return
      event.preventDefault()
      void latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  return {
    state,
    busy,
    undo: () => {
      if (state.kind !== 'asking') return
      const { change } = state
      const sentence = t('history.undoLine.done', { changes: inWords(change.changes) })
      void run(change, 'from', { kind: 'undone', change, sentence })
    },
    redo: () => {
      if (state.kind !== 'undone') return
      const facts = state.change.changes.map(({ key }) => FACTS[key].label[language]).join(t('childFile.and'))
      const sentence = t('history.undoLine.redone', { facts })
      void run(state.change, 'to', { kind: 'told', sentence, trouble: false })
    },
    dismiss: () => setState({ kind: 'idle' }),
  }
}

/** 把就读学校从“海风小学”改回“海湾小学”. */
function changesInWords(t: TFunction, language: Language, changes: readonly FactChange[]): string {
  return changes
    .map(({ key, from, to }) => {
      const fact = FACTS[key].label[language]
      // What stands there now comes first: it is the one that goes.
      const [now, before] = [factInWords(key, to?.value, language), factInWords(key, from?.value, language)]
      if (sameValue(from, to) && from !== null) {
        return t('history.undoLine.date', { fact, to: dateInWords(t, from.verifiedOn, 'full') })
      }
      if (before === '') return t('history.undoLine.add', { fact, from: now })
      if (now === '') return t('history.undoLine.remove', { fact, to: before })
      return t('history.undoLine.change', { fact, from: now, to: before })
    })
    .join(t('childFile.comma'))
}
