import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import {
  CASE_FILE_PARTS,
  caseFileModel,
  draftsOf,
  partOfForm,
  type CaseFileModel,
  type DrawnAttachment,
} from '../../../contract/case-file.ts'
import type { CaseFilePart, PrintModel } from '../../../contract/print-model.ts'
import { tableRowSchema } from '../../../domain/facts.ts'
import type { CaseDocument, Child } from '../../../domain/records.ts'
import { z } from '../../../domain/zod.ts'
import { drawnRows } from '../../../forms/drawings.ts'
import { attachmentsOfChild } from '../../../storage/selectors/attachments.ts'
import { documentsOfChild, isFinished } from '../../../storage/selectors/documents.ts'
import { rememberedDrawingFile } from '../../../storage/selectors/drawing-file.ts'
import { referralsOfChild } from '../../../storage/selectors/referrals.ts'
import type { WorkspaceState } from '../../../storage/tables.ts'
import { localDay } from '../../../verbs/clock.ts'
import { seesRestricted } from '../../../verbs/sight.ts'
import { useDesk, useSession, useWorkspace } from '../../app/desk-context.tsx'
import { AttachmentDrawing, type DrawingState } from './attachment-drawing.ts'
import { drawerWith } from './drawer-with.ts'

type DrawingSheet = Extract<PrintModel, { kind: 'drawing' }>

export interface CaseFile {
  /** What there is of each part; a part there is nothing of is not in it. */
  readonly counts: ReadonlyMap<CaseFilePart, number>
  readonly chosen: ReadonlySet<CaseFilePart>
  readonly choose: (part: CaseFilePart, wanted: boolean) => void
  /** How far the attachments are drawn; `null` when none are to go in. */
  readonly drawing: DrawingState | null
  /** Pages of all attachments. */
  readonly pages: number
  readonly stop: () => void
  readonly goOn: () => void
  /** `null` while it is not to be had yet, or when nothing is to go in. */
  readonly model: CaseFileModel | null
  /** Attachments that are not in it, or not to their end. */
  readonly troubled: readonly DrawnAttachment[]
  /** Begun and not finished: not in it. */
  readonly drafts: readonly CaseDocument[]
  /** Whoever is at the desk sees no restricted papers. */
  readonly partlySeen: boolean
}

/** The case file of a child, of what the person at the desk sees, made anew when what goes in changes. */
export function useCaseFile(child: Child): CaseFile {
  const { keys } = useSession()
  const { actor, opened: lookedInto } = useDesk()
  const opened = useSyncExternalStore(lookedInto.subscribe, lookedInto.now)
  const state = useWorkspace((all) => all)
  const partlySeen = !seesRestricted(actor, child, opened)
  const documents = documentsOfChild(state, child.id)
  const referrals = referralsOfChild(state, child.id)
  const attachments = attachmentsOfChild(state, child.id)
  const station = state.station.get('station')
  const drawings = useDrawingSheets(state, child)

  const [left, setLeft] = useState<ReadonlySet<CaseFilePart>>(new Set())
  const counts = useMemo(() => {
    const finished = documents.filter(isFinished).map(({ formCode }) => partOfForm(formCode))
    const all: readonly (readonly [CaseFilePart, number])[] = [
      ['forms', finished.filter((part) => part === 'forms').length],
      ['letters', finished.filter((part) => part === 'letters').length],
      ['drawings', drawings.length],
      ['attachments', attachments.length],
    ]
    return new Map(all.filter(([, count]) => count > 0))
  }, [documents, drawings, attachments])
  const chosen = useMemo(() => new Set([...counts.keys()].filter((part) => !left.has(part))), [counts, left])

  const work = useMemo(() => new AttachmentDrawing(attachments, drawerWith(keys)), [attachments, keys])
  const drawingState = useSyncExternalStore(work.subscribe, work.getState)
  const wanted = chosen.has('attachments')
  useEffect(() => {
    if (wanted) work.start()
    return () => work.stop()
  }, [work, wanted])

  const drawn = !wanted ? NONE : drawingState.kind === 'done' ? drawingState.drawn : null
  const model = useMemo(() => {
    if (drawn === null || chosen.size === 0) return null
    const records = { station, child, documents, referrals, drawings, attachments: drawn }
    // A part there is nothing of was not left out.
    const parts = new Set(CASE_FILE_PARTS.filter((part) => chosen.has(part) || !counts.has(part)))
    return caseFileModel(records, { parts, filedBy: actor.name, partlySeen, dayOf })
  }, [drawn, chosen, counts, station, child, documents, referrals, drawings, actor, partlySeen])
  return {
    counts,
    chosen,
    choose: (part, on) => setLeft(on ? new Set([...left].filter((one) => one !== part)) : new Set([...left, part])),
    drawing: wanted ? drawingState : null,
    pages: attachments.reduce((sum, { pages }) => sum + pages, 0),
    stop: () => work.stop(),
    goOn: () => work.start(),
    model,
    troubled: (drawn ?? NONE).filter(({ trouble }) => trouble !== null),
    drafts: draftsOf(documents),
    partlySeen,
  }
}

/** Family tree and eco-map as the file is now: the very same sheets as long as nothing they are drawn from changes. */
function useDrawingSheets(state: WorkspaceState, child: Child): readonly DrawingSheet[] {
  const { actor, today } = useDesk()
  const stationName = state.station.get('station')?.name ?? ''
  const rows = useMemo(() => {
    const file = rememberedDrawingFile(state, child.id, today)
    return JSON.stringify({ familyTree: drawnRows('familyTree', file), ecoMap: drawnRows('ecoMap', file) })
  }, [state, child, today])
  return useMemo(() => {
    const common = { stationName, caseNumber: child.caseNumber, drawnOn: today, drawnBy: actor.name }
    const { familyTree, ecoMap } = rowsSchema.parse(JSON.parse(rows))
    const sheets: DrawingSheet[] = [
      { kind: 'drawing', drawing: 'familyTree', rows: familyTree, ...common },
      { kind: 'drawing', drawing: 'ecoMap', rows: ecoMap, ...common },
    ]
    // Of nobody but the child there is nothing to draw.
    return sheets.filter((sheet) => sheet.rows.length > 1)
  }, [rows, stationName, child.caseNumber, today, actor.name])
}

const rowsSchema = z.object({ familyTree: z.array(tableRowSchema), ecoMap: z.array(tableRowSchema) })

const NONE: readonly DrawnAttachment[] = []

function dayOf(instant: string): string {
  return localDay(new Date(instant))
}
