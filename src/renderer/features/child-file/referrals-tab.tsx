import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Referral } from '../../../domain/records.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable, type DataColumn } from '../../ui/data-table.tsx'
import { dateInWords, daysFrom, deadlineInWords } from '../../ui/date-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import styles from './child-file.module.css'
import { recipientOf } from './recipient.ts'
import { awaitsReply } from './timeline.ts'
import type { FileActs } from './use-acts.ts'
import type { ChildFile } from './use-file.ts'

interface ReferralRow {
  readonly referral: Referral
  readonly recipient: string
}

/** 转介: number, recipient, where it stands, and whether the receipt is late. */
export function ReferralsTab({ file, acts }: { readonly file: ChildFile; readonly acts: FileActs }) {
  const { t } = useTranslation()
  const { documents, referrals } = file
  const rows = useMemo(
    () => referrals.map((referral) => ({ referral, recipient: recipientOf(documents, referral) })),
    [documents, referrals],
  )
  const columns = useMemo(
    (): readonly DataColumn<ReferralRow>[] => [
      {
        id: 'number',
        header: t('childFile.referrals.columns.number'),
        width: 210,
        sortValue: ({ referral: { number } }) => (number === null ? null : number.year * 10_000 + number.serial),
        cell: ({ referral: { number } }) =>
          number?.text ?? <span className={styles['since']}>{t('childFile.referrals.noNumber')}</span>,
      },
      {
        id: 'recipient',
        header: t('childFile.referrals.columns.recipient'),
        width: 180,
        grow: 1,
        sortValue: ({ recipient }) => recipient,
        cell: ({ recipient }) =>
          recipient === '' ? (
            <span className={styles['since']}>{t('childFile.referrals.noRecipient')}</span>
          ) : (
            recipient
          ),
      },
      {
        id: 'state',
        header: t('childFile.referrals.columns.state'),
        width: 110,
        cell: ({ referral: { state } }) => t(`childFile.referrals.states.${state}`),
      },
      {
        id: 'since',
        header: t('childFile.referrals.columns.since'),
        width: 130,
        priority: 1,
        sortValue: ({ referral }) => referral.steps.at(-1)?.on ?? null,
        cell: ({ referral }) => {
          const on = referral.steps.at(-1)?.on
          return on === undefined ? '' : dateInWords(t, on, 'day')
        },
      },
      {
        id: 'due',
        header: t('childFile.referrals.columns.due'),
        width: 190,
        sortValue: ({ referral }) => (awaitsReply(referral.state) ? referral.replyDueOn : null),
        cell: ({ referral }) => <Due referral={referral} />,
      },
    ],
    [t],
  )
  return (
    <>
      {file.mayWrite && (
        <div className={styles['heading']}>
          <Button size="xs" onClick={acts.draftReferral}>
            {t('childFile.acts.startReferral')}
          </Button>
        </div>
      )}
      <div className={styles['sized']}>
        <Card flush fill>
          <DataTable
            label={t('childFile.referrals.label')}
            columns={columns}
            rows={rows}
            rowId={rowId}
            onOpen={({ referral }) => acts.open({ id: referral.id, formCode: 'F11' })}
            pageKeys
            empty={<EmptyState>{t('childFile.referrals.none')}</EmptyState>}
          />
        </Card>
      </div>
    </>
  )
}

function rowId({ referral }: ReferralRow): string {
  return referral.id
}

/** Steps that only an answer of the recipient can have brought. */
const ANSWERS: readonly Referral['state'][] = ['accepted', 'returned', 'firstService', 'reportedBack']

function Due({ referral: { state, steps, replyDueOn } }: { readonly referral: Referral }) {
  const { t } = useTranslation()
  if (replyDueOn === null) return null
  if (steps.some((step) => ANSWERS.includes(step.state)))
    return <span className={styles['since']}>{t('childFile.referrals.answered')}</span>
  if (!awaitsReply(state)) return null
  const days = daysFrom(new Date(), replyDueOn)
  return days < 0 ? (
    <StatusTag kind="overdue">{t('childFile.referrals.overdue', { count: -days })}</StatusTag>
  ) : (
    deadlineInWords(t, replyDueOn)
  )
}
