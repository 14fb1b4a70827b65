import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { backupSentence } from '../../../backup/failures.ts'
import { TABLE_NAMES } from '../../../storage/tables.ts'
import { outsideFailureSentence, useFailureSentence } from '../../app/failure-sentence.ts'
import { useLanguage } from '../../app/use-language.ts'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import type { BackupRunFailure } from '../../workers/backup-progress.ts'
import styles from './backup.module.css'
import { forgetBackup, type CurrentBackup } from './current-backup.ts'
import { sizeInWords } from './size-words.ts'

type Outcome = Extract<CurrentBackup, { kind: 'kept' | 'failed' }>

/** How it ended. It stays until the next one is begun. */
export function OutcomeCard({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTranslation()
  return outcome.kind === 'kept' ? (
    <Card title={t('backup.done.title')} aside={<Again words={t('backup.done.again')} />}>
      <Kept {...outcome} />
    </Card>
  ) : (
    <Card title={t('backup.failed.title')} aside={<Again words={t('backup.failed.again')} />}>
      <Failed failure={outcome.failure} />
    </Card>
  )
}

function Again({ words }: { readonly words: string }) {
  return <Button onClick={forgetBackup}>{words}</Button>
}

function Kept({ kept, notRecorded }: Extract<Outcome, { kind: 'kept' }>) {
  const { t } = useTranslation()
  const sentenceOf = useFailureSentence()
  const records = Object.values(kept.counts).reduce((sum, count) => sum + count, 0)
  return (
    <div className={styles['stack']}>
      <p className={styles['kept']} role="status">
        <IconCircleCheck size={18} stroke={1.6} aria-hidden="true" />
        <span>
          {t('backup.done.sentence', {
            file: kept.fileName,
            size: sizeInWords(kept.bytes),
            children: kept.counts['children'] ?? 0,
            records: records.toLocaleString('en-US'),
          })}
        </span>
      </p>
      {notRecorded !== null && (
        <Note tone="caution">{t('backup.done.notRecorded', { reason: sentenceOf(notRecorded) })}</Note>
      )}
    </div>
  )
}

function Failed({ failure }: { readonly failure: BackupRunFailure }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = wordsOf(t, failure) ?? (failure.kind === 'unreadable' ? backupSentence(failure.failure, language) : '')
  if (failure.kind === 'cancelled') return <Note tone="plain">{words}</Note>
  return (
    <Note tone="trouble" title={words}>
      {t('backup.failed.unchanged')}
    </Note>
  )
}

function wordsOf(t: TFunction, failure: BackupRunFailure): string | null {
  switch (failure.kind) {
    case 'outside':
      return outsideFailureSentence(t, failure.failure)
    case 'miscounted': {
      const table = TABLE_NAMES.find((name) => name === failure.table)
      const { here, found } = failure
      return t('backup.failed.miscounted', {
        table: table === undefined ? failure.table : t(`backup.tables.${table}`),
        here,
        found,
      })
    }
    case 'unreadable':
      return null
    default:
      return t(`backup.failed.${failure.kind}`)
  }
}
