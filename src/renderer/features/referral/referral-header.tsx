import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Referral } from '../../../domain/records.ts'
import { factsOf, factText } from '../../../storage/selectors/facts.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PhaseBar } from '../../ui/phase-bar.tsx'
import { Tag } from '../../ui/status-tag.tsx'
import { referralPhases } from './referral-phases.ts'
import styles from './track-page.module.css'

interface ReferralHeaderProps {
  readonly referral: Referral
  /** 5 个工作日内, or the day the receipt is due. */
  readonly replyWords: string
  readonly actions?: ReactNode
}

/** Whose referral it is, its number, and how far it has come. */
export function ReferralHeader({ referral, replyWords, actions }: ReferralHeaderProps) {
  const { t } = useTranslation()
  const { today } = useDesk()
  const { childId } = referral
  const caseNumber = useWorkspace((state) => state.children.get(childId)?.caseNumber ?? '')
  const name = useWorkspace((state) => {
    const facts = factsOf(state, childId)
    return factText(facts, 'child.name') || factText(facts, 'child.alias')
  })
  const steps = referralPhases(referral).map(({ phase, state, on, returned }) => ({
    id: phase,
    label: returned ? t('referral.states.returned') : t(`referral.states.${phase}`),
    state,
    sub:
      on !== null
        ? on === today
          ? t('common.dates.today')
          : dateInWords(t, on, 'day')
        : phase === 'reportedBack'
          ? replyWords
          : phase === 'firstService' || phase === 'closed'
            ? ''
            : t(`referral.waits.${phase}`),
  }))
  return (
    <PageHeader
      ground="paper"
      above={
        <>
          <Link to="/children/$childId" params={{ childId }} search={{ tab: 'referrals' }}>
            {name === '' ? caseNumber : name}
          </Link>
          <span>{caseNumber}</span>
          {referral.number !== null && <span>{referral.number.text}</span>}
        </>
      }
      title={t('referral.title')}
      tags={
        <>
          <Tag>F11</Tag>
          <Tag>{t(`referral.states.${referral.state}`)}</Tag>
        </>
      }
      actions={
        <>
          <span className={styles['hint']}>{t('referral.oneRecipient')}</span>
          {actions}
        </>
      }
      below={<PhaseBar label={t('referral.phases')} steps={steps} />}
    />
  )
}
