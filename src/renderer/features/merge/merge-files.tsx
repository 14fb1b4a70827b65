import { Button, TextInput } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { buildDuplicateIndex, candidatesFor, entryOfFile } from '../../../domain/duplicates.ts'
import { z } from '../../../domain/zod.ts'
import { childRows } from '../../../storage/selectors/children.ts'
import { mergeChildren } from '../../../verbs/merges/merge-children.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { useSetApart } from '../../app/use-set-apart.ts'
import { useStatusLine } from '../../app/status-line.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page } from '../../ui/page.tsx'
import { SaveLine } from '../../ui/save-line.tsx'
import { useTypedWords } from '../../ui/use-typed-words.ts'
import {
  clearChoices,
  differingFields,
  takenFields,
  undecided,
  type Choices,
  type MergeFile,
  type Side,
} from './merge-fields.ts'
import { MergeTable } from './merge-table.tsx'
import styles from './merge.module.css'

const wordsSchema = z.object({ choices: z.record(z.string(), z.enum(['kept', 'gone'])), reason: z.string() })

interface MergeFilesProps {
  /** The file that stays, with its number. */
  readonly kept: MergeFile
  readonly gone: MergeFile
}

/** What both files say, why they may be one child's, and which is right where they differ. */
export function MergeFiles({ kept, gone }: MergeFilesProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { today } = useDesk()
  const sentenceOf = useFailureSentence()
  const [one, other] = [kept.child.id, gone.child.id]
  const rows = useWorkspace((state) => childRows(state, today))
  const keptRow = rows.find(({ childId }) => childId === one)
  const goneRow = rows.find(({ childId }) => childId === other)
  const reasons = useMemo(() => {
    if (keptRow === undefined || goneRow === undefined) return []
    const entry = { ...entryOfFile(goneRow), notSameAs: [] }
    return candidatesFor(buildDuplicateIndex([keptRow]), entry)[0]?.reasons ?? []
  }, [keptRow, goneRow])
  const why = reasons.map((because) => t(`children.newFile.reasons.${because}`)).join(t('merge.and'))
  const pairs = useMemo(() => differingFields(kept, gone), [kept, gone])
  const words = useTypedWords({ kind: 'merge', one, other }, one, wordsSchema)
  const [choices, setChoices] = useState<Choices>(words.before?.values.choices ?? clearChoices(pairs))
  const [reason, setReason] = useState(words.before?.values.reason ?? why)
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const marking = useSetApart()
  const apart = keptRow?.notSameAs.includes(other) === true
  const open = undecided(pairs, choices)
  const home = useWorkspace((state) =>
    [...state.children.values()].some(({ id, householdId }) => id !== other && householdId === gone.household.id),
  )
  useStatusLine(t('merge.status', { count: pairs.length }), [
    { keys: ['←', '→'], words: t('merge.keys.side') },
    { keys: ['Tab'], words: t('merge.keys.move') },
  ])

  const remember = (next: { readonly choices: Choices; readonly reason: string }) => {
    setChoices(next.choices)
    setReason(next.reason)
    const plain = wordsSchema.safeParse(next)
    if (plain.success) words.keep(plain.data)
  }
  const chooseAll = (side: Side) =>
    remember({ choices: Object.fromEntries(pairs.map(({ field }) => [field, side])), reason })
  const merge = async () => {
    setAsked(true)
    if (reason.trim() === '' || open.length > 0) return
    setBusy(true)
    const done = await words.saveWith(mergeChildren, {
      keptChildId: one,
      goneChildId: other,
      take: [...takenFields(pairs, choices)],
      reason,
    })
    setBusy(false)
    if (done.ok) await navigate({ to: '/children/$childId', params: { childId: one }, replace: true })
    else setTrouble(sentenceOf(done.failure))
  }
  const setThemApart = async () => {
    if (!(await marking.set(one, other, true))) return
    words.forget()
    await navigate({ to: '/children/$childId', params: { childId: one }, replace: true })
  }
  const nameOf = (row: typeof keptRow) => (row === undefined || row.name === '' ? t('children.unnamed') : row.name)

  return (
    <>
      <Page>
        <PageHeader
          above={
            <Link to="/children/$childId" params={{ childId: one }}>
              {nameOf(keptRow)}
            </Link>
          }
          title={t('merge.title')}
          hint={t('merge.hint', { kept: kept.child.caseNumber, gone: gone.child.caseNumber })}
        />
        {apart && (
          <Note
            tone="caution"
            action={
              <Button size="xs" disabled={marking.busy} onClick={() => void marking.set(one, other, false)}>
                {t('merge.apart.take')}
              </Button>
            }
          >
            {t('merge.apart.told')}
          </Note>
        )}
        {marking.trouble !== '' && <Note tone="trouble">{marking.trouble}</Note>}
        <Note tone={why === '' ? 'caution' : 'info'}>{why === '' ? t('merge.noReason') : t('merge.why', { why })}</Note>
        <p className={styles['lead']}>
          {t('merge.lead', { gone: gone.child.caseNumber })} {home && t('merge.homeStays')}
        </p>
        {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
        <div className={styles['tools']}>
          <Button size="xs" onClick={() => chooseAll('kept')}>
            {t('merge.allKept')}
          </Button>
          <Button size="xs" onClick={() => chooseAll('gone')}>
            {t('merge.allGone')}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            onClick={() =>
              void navigate({ to: '/children/$childId/merge/$otherId', params: { childId: other, otherId: one } })
            }
          >
            {t('merge.turn', { number: gone.child.caseNumber })}
          </Button>
          {!apart && (
            <Button size="xs" variant="subtle" disabled={marking.busy} onClick={() => void setThemApart()}>
              {t('merge.apart.act')}
            </Button>
          )}
        </div>
        <Card flush fill>
          {pairs.length === 0 ? (
            <EmptyState>{t('merge.same')}</EmptyState>
          ) : (
            <MergeTable
              pairs={pairs}
              kept={kept}
              gone={gone}
              choices={choices}
              onChoose={(field, side) => remember({ choices: { ...choices, [field]: side }, reason })}
            />
          )}
        </Card>
        <TextInput
          className={styles['reason'] ?? ''}
          label={t('merge.reason')}
          value={reason}
          maxLength={200}
          error={asked && reason.trim() === '' ? t('merge.reasonMissing') : undefined}
          onChange={(event) => remember({ choices, reason: event.currentTarget.value })}
        />
      </Page>
      <SaveLine
        state={{ kind: 'untouched' }}
        words="plain"
        missing={open.length === 0 ? t('merge.decided') : t('merge.undecided', { count: open.length })}
        actions={
          <Button variant="filled" disabled={open.length > 0 || busy} onClick={() => void merge()}>
            {t('merge.act', { number: kept.child.caseNumber })}
          </Button>
        }
      />
    </>
  )
}
