import type { WorkspaceState } from '../../storage/tables.ts'

/** Ids of the drafts of one form and child, last worked on first. For rules: it remembers nothing. */
export function draftsOf(state: WorkspaceState, childId: string, formCode: string): readonly string[] {
  return [...state.documents.values()]
    .filter((one) => one.childId === childId && one.formCode === formCode && one.status === 'draft')
    .sort((one, other) => (one.updatedAt < other.updatedAt ? 1 : -1))
    .map(({ id }) => id)
}
