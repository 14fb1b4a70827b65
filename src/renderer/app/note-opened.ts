import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useDesk, useWorkspace } from './desk-context.tsx'
import { maySeeFile } from './may-see-file.ts'

/** Notes in the trail that a child's file is looked at, whichever of its pages is: once from unlocking to locking. */
export function useNoteOpened(): void {
  const desk = useDesk()
  const { childId } = useParams({ strict: false })
  const opens = useWorkspace((state) => {
    const child = childId === undefined ? undefined : state.children.get(childId)
    return child !== undefined && maySeeFile(desk.actor, child)
  })
  useEffect(() => {
    if (opens && childId !== undefined) void desk.note({ act: 'opened', childId })
  }, [desk, opens, childId])
}
