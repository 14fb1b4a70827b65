import type { CaseDocument } from '../../domain/records.ts'
import type { WorkspaceState } from '../tables.ts'
import { groupsOfTable, memoOnTables } from './memo.ts'

/** Every paper of a child, newest first: a draft stands where it was last worked on, a paper where it was finished. */
export function documentsOfChild(state: WorkspaceState, childId: string): readonly CaseDocument[] {
  return documentsByChild(state).get(childId) ?? NONE
}

const NONE: readonly CaseDocument[] = []

/** Papers of one form, newest first. */
export function documentsOfForm(state: WorkspaceState, childId: string, formCode: string): readonly CaseDocument[] {
  return documentsOfChild(state, childId).filter((document) => document.formCode === formCode)
}

/** Papers not finished yet, last worked on first; of one staff member, or of all. */
export function drafts(state: WorkspaceState, authorId?: string): readonly CaseDocument[] {
  return allDrafts(state).filter((document) => authorId === undefined || document.authorId === authorId)
}

export interface CurrentPlan {
  readonly document: CaseDocument
  /** 1 for the child's first plan. */
  readonly version: number
}

/** 一人一策: the newest finished plan (F08). A plan being drafted leaves the one before it in force. */
export function currentPlan(state: WorkspaceState, childId: string): CurrentPlan | null {
  const plans = documentsOfForm(state, childId, 'F08').filter(isFinished)
  const document = plans[0]
  return document === undefined ? null : { document, version: plans.length }
}

export function isFinished(document: CaseDocument): boolean {
  return document.status !== 'draft'
}

const documentsByChild = groupsOfTable('documents', ({ childId }) => childId, newestFirst)

const allDrafts = memoOnTables(['documents'], ({ documents }) =>
  [...documents.values()].filter((document) => document.status === 'draft').sort(newestFirst),
)

function newestFirst(one: CaseDocument, other: CaseDocument): number {
  const a = one.finishedAt ?? one.updatedAt
  const b = other.finishedAt ?? other.updatedAt
  return a < b ? 1 : a > b ? -1 : one.id < other.id ? 1 : -1
}
