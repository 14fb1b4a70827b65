import { useCallback } from 'react'
import type { Tables, WorkspaceState } from '../../storage/tables.ts'
import type { Result } from '../../domain/result.ts'
import type { Desk } from '../../verbs/desk.ts'
import { adjustDrawing } from '../../verbs/drawings/adjust-drawing.ts'
import { revertRecord } from '../../verbs/history/revert-record.ts'
import { caseRight } from '../../verbs/rights.ts'
import { updateStaff } from '../../verbs/staff/update-staff.ts'
import { updateStation } from '../../verbs/station/update-station.ts'
import type { VerbFailure } from '../../verbs/verb.ts'
import { saveView } from '../../verbs/views/save-view.ts'
import { useDesk, useWorkspace } from './desk-context.tsx'
import type { HistoryKind } from './record-kinds.ts'

interface WayBack<Kind extends HistoryKind> {
  /** Whether this person may put that version back, as things stand. */
  readonly may: (desk: Desk, state: WorkspaceState, version: Tables[Kind]) => boolean
  readonly go: (desk: Desk, version: Tables[Kind], seq: number) => Promise<Result<unknown, VerbFailure>>
}

/** By the verb that would have written it by hand, so that its rules hold; where there is none, by `revertRecord`. */
const WAYS_BACK: { readonly [Kind in HistoryKind]: WayBack<Kind> } = {
  consents: {
    may: (desk, state, { id, childId }) => state.consents.has(id) && mayWrite(desk, state, childId),
    go: (desk, record, seq) => desk.perform(revertRecord, { what: 'consent', consentId: record.id, seq, record }),
  },
  referrals: {
    may: (desk, state, { id, childId, state: then, number }) => {
      const now = state.referrals.get(id)?.number
      const isOfThisLetter = then !== 'drafted' && now != null && number?.text === now.text
      return isOfThisLetter && mayWrite(desk, state, childId)
    },
    go: (desk, record, seq) => desk.perform(revertRecord, { what: 'referral', referralId: record.id, seq, record }),
  },
  attachments: {
    may: (desk, state, { id, childId }) => state.attachments.has(id) && mayWrite(desk, state, childId),
    go: (desk, { id, title, rotation }, seq) =>
      desk.perform(revertRecord, { what: 'attachment', attachmentId: id, seq, title, rotation }),
  },
  drawings: {
    may: (desk, state, { childId }) => state.children.has(childId) && mayWrite(desk, state, childId),
    go: (desk, { childId, kind, shifts, ties }) =>
      desk.perform(adjustDrawing, { childId, kind, shifts, ...(ties === undefined ? {} : { ties }) }),
  },
  views: {
    may: (desk, _, { staffId }) => staffId === desk.actor.id,
    go: (desk, { id, name, filters }) =>
      desk.perform(saveView, { viewId: desk.workspace.state.views.has(id) ? id : null, name, filters }),
  },
  staff: {
    may: (desk, state, { id, active }) => desk.actor.role === 'head' && active && state.staff.get(id)?.active === true,
    go: (desk, { id, name, role, phone }) =>
      desk.perform(updateStaff, { staffId: id, name, role, phone, casesTo: null }),
  },
  station: {
    may: ({ actor }) => actor.role === 'head',
    go: (desk, station) => desk.perform(updateStation, station),
  },
}

/** A clerk keeps the register, and none of these is part of it. */
function mayWrite({ actor }: Desk, state: WorkspaceState, childId: string): boolean {
  return actor.role !== 'clerk' && caseRight(actor, state, { childId }).ok
}

export interface RecordRevert<Kind extends HistoryKind> {
  readonly may: (version: Tables[Kind]) => boolean
  readonly go: (version: Tables[Kind], seq: number) => Promise<Result<unknown, VerbFailure>>
}

/** The way back to an earlier version of a record, or of one that was taken away. */
export function useRecordRevert<Kind extends HistoryKind>(kind: Kind): RecordRevert<Kind> {
  const desk = useDesk()
  const state = useWorkspace((all) => all)
  const may = useCallback((version: Tables[Kind]) => WAYS_BACK[kind].may(desk, state, version), [kind, desk, state])
  const go = useCallback((version: Tables[Kind], seq: number) => WAYS_BACK[kind].go(desk, version, seq), [kind, desk])
  return { may, go }
}
