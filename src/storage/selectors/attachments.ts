import type { Attachment } from '../../domain/records.ts'
import type { WorkspaceState } from '../tables.ts'
import { memoOnTables } from './memo.ts'

/** Attachments of a child in the order they came in: the order of the printed volume. */
export function attachmentsOfChild(state: WorkspaceState, childId: string): readonly Attachment[] {
  return attachmentsByChild(state).get(childId) ?? NONE
}

const NONE: readonly Attachment[] = []

const attachmentsByChild = memoOnTables(['attachments'], ({ attachments }) => {
  const byChild = new Map<string, Attachment[]>()
  for (const attachment of attachments.values()) {
    const own = byChild.get(attachment.childId)
    if (own === undefined) byChild.set(attachment.childId, [attachment])
    else own.push(attachment)
  }
  for (const own of byChild.values()) own.sort((one, other) => (cameIn(one) < cameIn(other) ? -1 : 1))
  return byChild
})

function cameIn({ addedAt, id }: Attachment): string {
  return `${addedAt}/${id}`
}
