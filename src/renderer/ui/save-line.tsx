import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import styles from './save-line.module.css'

export type SaveState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  /** `at`: ISO instant of the write that is safe. */
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'notSaved'; readonly reason: string }

interface SaveLineProps {
  readonly state: SaveState
  /** What is still missing: 还差 3 项：需求与承诺、风险等级、下次. */
  readonly missing?: ReactNode
  /** At most one primary button; it names the paper. */
  readonly actions?: ReactNode
  /** `form`: drafts survive closing the window and the line says so; `plain`: settings. */
  readonly words?: 'form' | 'plain'
}

/** The foot of every form. Its state is announced politely. */
export function SaveLine({ state, missing, actions, words = 'form' }: SaveLineProps) {
  const { t } = useTranslation()
  return (
    <div className={styles['line']}>
      {/* Room is kept for the words that come with every save: they must not move what stands beside them. */}
      <div
        className={styles['room']}
        data-longest={words === 'form' ? t('common.save.savedSafe', { time: '00:00:00' }) : ''}
      >
        <div
          className={cx(
            styles['state'],
            state.kind === 'saved' && styles['saved'],
            state.kind === 'notSaved' && styles['trouble'],
          )}
          role="status"
        >
          <StateWords state={state} words={words} />
        </div>
      </div>
      <div className={styles['missing']}>{missing}</div>
      <div className={styles['actions']}>{actions}</div>
    </div>
  )
}

function StateWords({ state, words }: { readonly state: SaveState; readonly words: 'form' | 'plain' }) {
  const { t } = useTranslation()
  switch (state.kind) {
    case 'untouched':
      return null
    case 'saving':
      return <span>{t('common.save.saving')}</span>
    case 'saved': {
      const time = dayjs(state.at).format('H:mm:ss')
      return (
        <>
          <IconCircleCheck size={18} stroke={1.6} aria-hidden="true" />
          <span>
            <span className={styles['word']}>{t(words === 'form' ? 'common.save.saved' : 'common.save.written')}</span>
            {/* The seconds change with every write: heard once would be enough, so they stay out of the announcement. */}
            <span className={styles['time']} aria-hidden="true">
              {words === 'form' ? t('common.save.savedSafe', { time }) : time}
            </span>
          </span>
        </>
      )
    }
    case 'notSaved':
      return (
        <>
          <IconAlertTriangle size={18} stroke={1.6} aria-hidden="true" />
          <span>
            {state.reason === ''
              ? t('common.save.notSaved')
              : t('common.save.notSavedReason', { reason: state.reason })}
          </span>
        </>
      )
  }
}
