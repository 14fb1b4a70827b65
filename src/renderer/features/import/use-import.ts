import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chooseSheet } from '../../../register/choose-sheet.ts'
import { findColumns, type Columns } from '../../../register/find-columns.ts'
import type { ColumnTarget } from '../../../register/headings.ts'
import { isTarget } from '../../../register/is-target.ts'
import type { ImportPlan } from '../../../register/plan-import.ts'
import { SHEET_FAILURE_SENTENCES } from '../../../sheets/sheet-failure-sentence.ts'
import { MOST_FILE_BYTES, type Sheet, type SheetFile } from '../../../sheets/sheet.ts'
import type { CommitWatch } from '../../../storage/commit-watch.ts'
import { importChildren } from '../../../verbs/imports/import-children.ts'
import { undoImport } from '../../../verbs/imports/undo-import.ts'
import type { VerbFailure } from '../../../verbs/verb.ts'
import { walkSteps } from '../../../verbs/walk-steps.ts'
import { useDesk } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { useLanguage } from '../../app/use-language.ts'
import { importInputInSteps, takenRows, type DuplicateChoice } from '../../register/import-input.ts'
import { runPlan } from '../../register/run-plan.ts'
import { readSheetInWorker } from '../../register/sheet-in-worker.ts'

/** A list that was read, and what its columns are taken for. */
export interface ReadList {
  readonly fileName: string
  readonly file: SheetFile
  readonly sheet: Sheet
  /** `null`: nobody has found the headings yet. */
  readonly columns: Columns | null
}

/** How far writing is; once it is `writing` nobody can stop it any more. */
export type WritingStep =
  { readonly kind: 'preparing' | 'sealing'; readonly done: number; readonly of: number } | { readonly kind: 'writing' }

export type ImportStage =
  | { readonly kind: 'choose' }
  | { readonly kind: 'reading'; readonly fileName: string }
  | { readonly kind: 'columns'; readonly list: ReadList }
  | { readonly kind: 'checking'; readonly list: ReadList; readonly done: number; readonly of: number }
  | { readonly kind: 'rows'; readonly list: ReadList; readonly plan: ImportPlan; readonly choices: Choices }
  | {
      readonly kind: 'saving'
      readonly at: WritingStep
      readonly list: ReadList
      readonly plan: ImportPlan
      readonly choices: Choices
    }
  | { readonly kind: 'done'; readonly list: ReadList; readonly plan: ImportPlan; readonly result: ImportResult }

export type Choices = ReadonlyMap<number, DuplicateChoice>

export interface ImportResult {
  readonly importId: string
  readonly taken: number
  readonly updated: number
  readonly undone: boolean
}

/** The import from choosing a file to taking it back, step by step. `trouble` is why the last step went no further. */
export function useImport() {
  const { t } = useTranslation()
  const desk = useDesk()
  const language = useLanguage()
  const sentenceOf = useFailureSentence()
  const [stage, setStage] = useState<ImportStage>({ kind: 'choose' })
  const [trouble, setTrouble] = useState('')
  const stop = useRef(new AbortController())

  const begin = (next: ImportStage): AbortSignal => {
    stop.current = new AbortController()
    setTrouble('')
    setStage(next)
    return stop.current.signal
  }
  const back = (sentence: string) => {
    setTrouble(sentence)
    setStage({ kind: 'choose' })
  }

  const read = async (chosen: File) => {
    const fileName = chosen.name
    const signal = begin({ kind: 'reading', fileName })
    if (chosen.size > MOST_FILE_BYTES) {
      back(SHEET_FAILURE_SENTENCES.tooLarge[language])
      return
    }
    try {
      const file = await readSheetInWorker(new Uint8Array(await chosen.arrayBuffer()), signal)
      if (file === 'cancelled') back(t('register.import.cancelled'))
      else if (!file.ok) back(SHEET_FAILURE_SENTENCES[file.failure][language])
      else openList(fileName, file.value)
    } catch (error) {
      // The file went away while it was read, or the worker had no memory left.
      back(error instanceof Error ? error.message : String(error))
    }
  }
  const openList = (fileName: string, file: SheetFile) => {
    const found = chooseSheet(file.sheets, remembered())
    const [first] = file.sheets
    if (found.ok) setStage({ kind: 'columns', list: { fileName, file, ...found.value } })
    else if (first !== undefined) setStage({ kind: 'columns', list: { fileName, file, sheet: first, columns: null } })
  }
  const remembered = () => desk.workspace.state.station.get('station')?.importHeadings ?? {}

  const useSheet = (list: ReadList, sheet: Sheet, headerRow: number | null) => {
    const columns = findColumns(sheet, remembered(), isTarget, headerRow)
    setStage({ kind: 'columns', list: { ...list, sheet, columns: columns.ok ? columns.value : null } })
  }
  const takeColumnFor = (list: ReadList, index: number, target: ColumnTarget) => {
    if (list.columns === null) return
    const columns = list.columns.columns.map((column) =>
      column.index === index ? { ...column, target, chosen: true } : column,
    )
    setStage({ kind: 'columns', list: { ...list, columns: { ...list.columns, columns } } })
  }

  const check = async (list: ReadList) => {
    if (list.columns === null) return
    const signal = begin({ kind: 'checking', list, done: 0, of: list.sheet.rows.length })
    const source = { state: desk.workspace.state, today: desk.today }
    const plan = await runPlan(list.sheet, list.columns, source, signal, (done, of) =>
      setStage({ kind: 'checking', list, done, of }),
    )
    if (plan === 'cancelled') {
      setTrouble(t('register.import.cancelled'))
      setStage({ kind: 'columns', list })
    } else setStage({ kind: 'rows', list, plan, choices: new Map() })
  }
  const choose = (at: Extract<ImportStage, { kind: 'rows' }>, row: number, choice: DuplicateChoice) =>
    setStage({ ...at, choices: new Map(at.choices).set(row, choice) })

  const take = async ({ list, plan, choices }: Extract<ImportStage, { kind: 'rows' }>) => {
    const saving = (at: WritingStep) => ({ kind: 'saving', at, list, plan, choices }) as const
    const cancel = begin(saving({ kind: 'preparing', done: 0, of: 1 }))
    const refused = (failure: VerbFailure) => {
      setTrouble(sentenceOf(failure))
      setStage({ kind: 'rows', list, plan, choices })
    }
    const input = await walkSteps(importInputInSteps(list.fileName, plan, choices), undefined, cancel)
    if (input === 'cancelled') {
      refused({ kind: 'cancelled' })
      return
    }
    const done = await desk.perform(importChildren, input, {
      cancel,
      ...writingWatch((at) => setStage(saving(at))),
    })
    if (!done.ok) {
      refused(done.failure)
      return
    }
    const left = {
      ...plan,
      duplicates: plan.duplicates.filter(({ child }) => (choices.get(child.row) ?? 'skip') === 'skip'),
    }
    const { importId } = done.value
    const result = { importId, taken: takenRows(plan, choices), updated: input.updates.length, undone: false }
    setStage({ kind: 'done', list, plan: left, result })
  }
  const undo = async (importId: string, watch: CommitWatch): Promise<boolean> => {
    const undone = await desk.perform(undoImport, { importId }, watch)
    setTrouble(undone.ok ? '' : sentenceOf(undone.failure))
    if (undone.ok) {
      setStage((now) => (now.kind === 'done' ? { ...now, result: { ...now.result, undone: true } } : now))
    }
    return undone.ok
  }

  return {
    stage,
    trouble,
    read,
    useSheet,
    takeColumnFor,
    check,
    choose,
    take,
    undo,
    cancel: () => stop.current.abort(),
    again: () => begin({ kind: 'choose' }),
    backToColumns: (list: ReadList) => begin({ kind: 'columns', list }),
  }
}
export type ImportWork = ReturnType<typeof useImport>

/** Tells how far a long commit is. */
export function writingWatch(
  say: (at: WritingStep) => void,
): Pick<CommitWatch, 'onPrepared' | 'onSealed' | 'onWriting'> {
  return {
    onPrepared: (done, of) => say({ kind: 'preparing', done, of }),
    onSealed: (done, of) => say({ kind: 'sealing', done, of }),
    onWriting: () => say({ kind: 'writing' }),
  }
}
