import { Button } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { backupDue, lastRehearsal, rehearsalDue, wentWrong, type Due } from '../../../storage/selectors/backups.ts'
import type { Rehearsal } from '../../../domain/records.ts'
import { recordBackup } from '../../../verbs/backups/record-backup.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { Card } from '../../ui/card.tsx'
import { cx } from '../../ui/cx.ts'
import { dateInWords, deadlineInWords } from '../../ui/date-text.tsx'
import styles from './today.module.css'

/** When the next backup and the next rehearsal are due, and what lies in the recycle bin. */
export function DueCards() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { today, actor } = useDesk()
  const mayBackUp = recordBackup.roles.includes(actor.role)
  const backup = useWorkspace((state) => backupDue(state, today))
  const rehearsal = useWorkspace((state) => rehearsalDue(state, today))
  const rehearsed = useWorkspace(lastRehearsal)
  const inBin = useWorkspace((state) => [...state.trash.values()].filter(({ erased }) => erased === undefined).length)
  return (
    <>
      <Section
        title={t('today.backup.title')}
        late={backup !== null && (backup.daysLeft < 0 || backup.last === null)}
        words={backupInWords(t, backup)}
        {...(mayBackUp ? { go: t('today.backup.go'), onGo: () => void navigate({ to: '/backup' }) } : {})}
      />
      <Section
        title={t('today.rehearsal.title')}
        late={rehearsal !== null && (rehearsal.daysLeft < 0 || (rehearsed !== null && wentWrong(rehearsed)))}
        words={rehearsalInWords(t, rehearsal, rehearsed)}
        {...(rehearsal === null || !mayBackUp
          ? {}
          : { go: t('today.rehearsal.go'), onGo: () => void navigate({ to: '/backup' }) })}
      />
      <Section
        title={t('today.bin.title')}
        late={false}
        words={inBin === 0 ? t('today.bin.none') : t('today.bin.some', { count: inBin })}
        go={t('today.bin.go')}
        onGo={() => void navigate({ to: '/trash' })}
      />
    </>
  )
}

function backupInWords(t: TFunction, due: Due | null): string {
  if (due === null) return t('today.backup.none')
  if (due.last === null) return t('today.backup.never')
  const date = dateInWords(t, due.last, 'day')
  if (due.daysLeft < 0) return t('today.backup.late', { date, count: -due.daysLeft })
  if (due.daysLeft === 0) return t('today.backup.today', { date })
  return t('today.backup.ahead', { deadline: deadlineInWords(t, due.on) })
}

/** What the last one came to, and when the next one is due. */
function rehearsalInWords(t: TFunction, due: Due | null, last: Rehearsal | null): ReactNode {
  if (due === null) return t('today.rehearsal.none')
  if (last === null) return nextRehearsalInWords(t, due)
  const outcome = t(`backup.rehearsal.outcome.${last.outcome}`)
  return (
    <>
      {t('today.rehearsal.last', { date: dateInWords(t, last.at, 'day'), outcome })}
      <br />
      {wentWrong(last) ? t('today.rehearsal.again') : nextRehearsalInWords(t, due)}
    </>
  )
}

function nextRehearsalInWords(t: TFunction, due: Due): string {
  if (due.daysLeft < 0) return t('today.rehearsal.late', { count: -due.daysLeft })
  const deadline = deadlineInWords(t, due.on)
  return t(due.last === null ? 'today.rehearsal.never' : 'today.rehearsal.ahead', { deadline })
}

interface SectionProps {
  readonly title: string
  readonly words: ReactNode
  readonly late: boolean
  readonly go?: string
  readonly onGo?: () => void
}

function Section({ title, words, late, go, onGo }: SectionProps) {
  return (
    <Card title={title}>
      <p className={cx(styles['due'], late && styles['late'])}>
        {late && <IconClock size={16} stroke={1.6} aria-hidden="true" />}
        <span>{words}</span>
      </p>
      {go !== undefined && (
        <Button size="xs" onClick={onGo}>
          {go}
        </Button>
      )}
    </Card>
  )
}
