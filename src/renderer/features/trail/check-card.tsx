import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import { cx } from '../../ui/cx.ts'
import { checkInWords, isWhole } from '../../ui/trail/check-words.ts'
import styles from './trail-page.module.css'
import type { TrailCheckState } from './use-trail-check.ts'

/** Whether the chain is whole, or which line does not fit. */
export function CheckCard({ state, onAgain }: { readonly state: TrailCheckState; readonly onAgain: () => void }) {
  const { t } = useTranslation()
  const whole = state.kind === 'done' && isWhole(state.result)
  const Icon = whole ? IconCircleCheck : IconAlertTriangle
  return (
    <Card title={t('trail.check.title')}>
      <p role="status" className={cx(styles['verdict'], state.kind === 'done' && styles[whole ? 'good' : 'trouble'])}>
        {state.kind === 'running' ? (
          t('trail.check.running')
        ) : (
          <>
            <Icon size={16} stroke={1.6} aria-hidden="true" />
            <span>{checkInWords(t, state.result)}</span>
          </>
        )}
      </p>
      {state.kind === 'done' && !whole && <p className={styles['small']}>{t('trail.check.advice')}</p>}
      <p className={styles['small']}>{t('trail.check.explain')}</p>
      <Button size="xs" disabled={state.kind === 'running'} onClick={onAgain}>
        {t('trail.check.again')}
      </Button>
    </Card>
  )
}
