import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NewPassword } from '../../ui/new-password.tsx'
import { HEAD_ACCOUNT, type HeadEntry } from './entries.ts'
import styles from './first-run-page.module.css'

interface HeadStepProps {
  readonly entry: HeadEntry
  readonly onChange: (entry: HeadEntry) => void
  /** What a stranger could know, for the judgement of the password. */
  readonly hints: readonly string[]
  /** Shown on the locked screen instead of the name. */
  readonly initials: string
  readonly asked: boolean
}

/** ② The head and the first password. */
export function HeadStep({ entry, onChange, hints, initials, asked }: HeadStepProps) {
  const { t } = useTranslation()
  return (
    <>
      <p className={styles['lead']}>{t('firstRun.head.lead')}</p>
      <div className={styles['fields']}>
        <TextInput
          className={styles['half']}
          label={t('firstRun.head.name')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          description={entry.name.trim() === '' ? undefined : t('firstRun.head.initials', { initials })}
          error={asked && entry.name.trim() === '' ? t('firstRun.errors.headName') : undefined}
          autoFocus
          value={entry.name}
          onChange={(event) => onChange({ ...entry, name: event.currentTarget.value })}
        />
        <TextInput
          className={styles['half']}
          label={t('firstRun.head.phone')}
          value={entry.phone}
          onChange={(event) => onChange({ ...entry, phone: event.currentTarget.value })}
        />
        {/* A form of its own: a browser's password store takes the text field before a password for the account's name. */}
        <form className={styles['whole']} noValidate onSubmit={(event) => event.preventDefault()}>
          <NewPassword
            account={HEAD_ACCOUNT}
            label={t('firstRun.head.password')}
            againLabel={t('firstRun.head.again')}
            value={entry.pair}
            onChange={(pair) => onChange({ ...entry, pair })}
            hints={hints}
            asked={asked}
          />
        </form>
        <p className={styles['advice']}>{t('firstRun.head.advice')}</p>
      </div>
    </>
  )
}
