import type { PaperHead, PrintModel } from '../../../contract/print-model.ts'
import type { CaseDocument, FormValues, Referral } from '../../../domain/records.ts'
import type { WorkspaceState } from '../../../storage/tables.ts'

type DocumentOnPaper = Pick<CaseDocument, 'childId' | 'formCode' | 'formVersion'>

/** What settings and case give to a paper of a child. `referral` is that of a letter. */
export function paperHead(state: WorkspaceState, childId: string, today: string, referral?: Referral): PaperHead {
  const station = state.station.get('station')
  return {
    stationName: station?.name ?? '',
    stationAddress: station?.address ?? '',
    stationPhone: station?.phone ?? '',
    caseNumber: state.children.get(childId)?.caseNumber ?? '',
    letterNumber: referral?.number?.text ?? '',
    letterDate: referral?.steps.find((step) => step.state === 'issued')?.on ?? '',
    replyDueOn: referral?.replyDueOn ?? '',
    today,
  }
}

export function filledPaper(document: DocumentOnPaper, values: FormValues, head: PaperHead): PrintModel {
  return {
    kind: 'form',
    formCode: document.formCode,
    formVersion: document.formVersion,
    mode: 'filled',
    values,
    head,
  }
}

/** For handwriting: nothing filled in but the letterhead. */
export function blankPaper(document: Pick<DocumentOnPaper, 'formCode' | 'formVersion'>, head: PaperHead): PrintModel {
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
