import { documentHead } from '../../../contract/document-paper.ts'
import type { PaperHead, PrintModel } from '../../../contract/print-model.ts'
import type { CaseDocument, Referral } from '../../../domain/records.ts'
import type { WorkspaceState } from '../../../storage/tables.ts'

/** What settings and case give to a paper of a child. `referral` is that of a letter. */
export function paperHead(state: WorkspaceState, childId: string, today: string, referral?: Referral): PaperHead {
  const station = state.station.get('station')
  const caseNumber = state.children.get(childId)?.caseNumber ?? ''
  return documentHead({ station, caseNumber, referral, today })
}

/** For handwriting: nothing filled in but the letterhead. */
export function blankPaper(document: Pick<CaseDocument, 'formCode' | 'formVersion'>, head: PaperHead): PrintModel {
  return {
    kind: 'form',
    formCode: document.formCode,
    formVersion: document.formVersion,
    mode: 'blank',
    values: {},
    head: { ...head, caseNumber: '', letterNumber: '', letterDate: '', replyDueOn: '' },
  }
}

/** F05-2026-11-23.pdf: form number and day, never a name. */
export function pdfName(formCode: string, day: string): string {
  return `${formCode}-${day}.pdf`
}
