import { useTranslation } from 'react-i18next'
import { dateInWords } from '../../ui/date-text.tsx'
import type { PhaseStep as BarStep } from '../../ui/phase-bar.tsx'
import type { ChildFile } from './use-file.ts'

/** 接案 → … → 回访 with the day of the paper that ended each phase, or began the one that is on. */
export function usePhaseSteps({ phases, plan }: ChildFile): readonly BarStep[] {
  const { t } = useTranslation()
  return phases.map(({ phase, standing, since }) => {
    const date = standing === 'ahead' || since === null ? '' : dateInWords(t, since, 'day')
    const step = { id: phase, label: t(`children.phases.${phase}`), state: standing }
    if (date === '') return step
    if (standing === 'now') return { ...step, sub: t('childFile.phases.since', { date }) }
    const renewed = phase === 'plan' && plan !== null && plan.version > 1
    return { ...step, sub: renewed ? t('childFile.phases.plan', { date, version: plan.version }) : date }
  })
}
