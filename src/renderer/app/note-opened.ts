import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useDesk, useSight, useWorkspace } from './desk-context.tsx'

/**
 * Notes in the trail that a child's file is looked at, whichever of its pages is: once from unlocking to locking. A
 * colleague's file opened with a reason has its line already (src/verbs/open-with-reason.ts), and of one only its name is seen.
 */
export function useNoteOpened(): void {
  const desk = useDesk()
  const sightOf = useSight()
  const { childId } = useParams({ strict: false })
  const opens = useWorkspace((state) => {
    const child = childId === undefined ? undefined : state.children.get(childId)
    if (child === undefined) return false
    const sight = sightOf(child)
    return sight !== 'nameOnly' && !(sight === 'read' && desk.actor.role === 'worker')
  })
  useEffect(() => {
    if (opens && childId !== undefined) void desk.note({ act: 'opened', childId })
  }, [desk, opens, childId])
}
