import type { Attachment } from '../../domain/records.ts'
import type { WorkspaceState } from '../tables.ts'
import { groupsOfTable } from './memo.ts'

/** Attachments of a child in the order they came in: the order of the printed volume. */
export function attachmentsOfChild(state: WorkspaceState, childId: string): readonly Attachment[] {
  return attachmentsByChild(state).get(childId) ?? NONE
}

const NONE: readonly Attachment[] = []

const attachmentsByChild = groupsOfTable(
  'attachments',
  ({ childId }) => childId,
  (one, other) => (cameIn(one) < cameIn(other) ? -1 : 1),
)

function cameIn({ addedAt, id }: Attachment): string {
  return `${addedAt}/${id}`
}
