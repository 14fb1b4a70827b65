import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../app/desk-context.tsx'
import { visibleState } from '../../../verbs/sight.ts'
import type { PaperSource } from './trail-papers.ts'

/** What a paper of the trail is made of, read when it is printed: it names no more than the screen does. */
export function usePaperSource(): () => PaperSource {
  const { i18n } = useTranslation()
  const desk = useDesk()
  return useMemo(() => {
    const zh = i18n.getFixedT('zh-CN')
    return () => {
      const { name, role } = desk.actor
      const who = zh('common.frame.who', { name, role: zh(`common.roles.${role}`) })
      const state = visibleState(desk.workspace.state, desk.actor, desk.opened.now())
      return { zh, state, who, today: desk.today }
    }
  }, [i18n, desk])
}
