import type { CaseDocument, Referral, Station } from '../domain/records.ts'
import type { PaperHead, PrintModel } from './print-model.ts'

/** What a paper of a child is printed with, besides what is written on it. */
export interface PaperContext {
  readonly station: Pick<Station, 'name' | 'address' | 'phone'> | undefined
  readonly caseNumber: string
  /** Of a letter. */
  readonly referral?: Referral | undefined
  /** YYYY-MM-DD: the day the paper was written, for the age of the child. */
  readonly today: string
}

/** What settings and case give to a paper of a child. */
export function documentHead({ station, caseNumber, referral, today }: PaperContext): PaperHead {
  return {
    stationName: station?.name ?? '',
    stationAddress: station?.address ?? '',
    stationPhone: station?.phone ?? '',
    caseNumber,
    letterNumber: referral?.number?.text ?? '',
    letterDate: referral?.steps.find((step) => step.state === 'issued')?.on ?? '',
    replyDueOn: referral?.replyDueOn ?? '',
    today,
  }
}

export function filledPaper(
  document: Pick<CaseDocument, 'formCode' | 'formVersion'>,
  values: CaseDocument['values'],
  head: PaperHead,
): Extract<PrintModel, { kind: 'form' }> {
  return {
    kind: 'form',
    formCode: document.formCode,
    formVersion: document.formVersion,
    mode: 'filled',
    values,
    head,
  }
}
