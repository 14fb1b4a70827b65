import type { CaseDocument } from '../../../domain/records.ts'

/** What the case waits for: a paper that was begun, or the first one in the order of the phases nobody has written. */
export type NextPaper =
  { readonly kind: 'goOn'; readonly document: CaseDocument } | { readonly kind: 'write'; readonly formCode: string }

/** Register, intake, pre-assessment, risk, plan: each rests on the one before. */
const ORDER = ['F01', 'F02', 'F05', 'F06', 'F08'] as const

/** @param documents newest first. Letters have a page and a way of their own. */
export function nextPaper(documents: readonly CaseDocument[]): NextPaper | null {
  const papers = documents.filter(({ formCode }) => formCode !== 'F11')
  const draft = papers.find(({ status }) => status === 'draft')
  if (draft !== undefined) return { kind: 'goOn', document: draft }
  const formCode = ORDER.find((code) => !papers.some((document) => document.formCode === code))
  return formCode === undefined ? null : { kind: 'write', formCode }
}
