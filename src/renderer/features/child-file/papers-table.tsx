import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import dayjs from 'dayjs'
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDocument } from '../../../domain/records.ts'
import { REGISTER_FORM } from '../../../verbs/rights.ts'
import { isRestricted } from '../../../verbs/sight.ts'
import { useDesk } from '../../app/desk-context.tsx'
import { useLanguage } from '../../app/use-language.ts'
import { DataTable, type DataColumn } from '../../ui/data-table.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { StatusTag, Tag } from '../../ui/status-tag.tsx'
import styles from './child-file.module.css'
import { PaperDialogs, type AskedAct } from './paper-dialogs.tsx'
import { paperName } from './paper-names.ts'
import type { FileActs } from './use-acts.ts'
import type { ChildFile } from './use-file.ts'

interface PapersTableProps {
  readonly file: ChildFile
  readonly documents: readonly CaseDocument[]
  readonly acts: FileActs
  readonly empty: ReactNode
}

/** Papers with their state and days; Enter opens one. */
export function PapersTable({ file, documents, acts, empty }: PapersTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { actor } = useDesk()
  const [asked, setAsked] = useState<AskedAct | null>(null)
  const { nameOfStaff, mayWrite, mayRegister } = file
  const latestActs = useRef(acts)
  useEffect(() => {
    latestActs.current = acts
  })
  const attachScan = useCallback((documentId: string) => latestActs.current.attachScan(documentId), [])
  const names = useMemo(
    () => new Map(documents.map(({ authorId }) => [authorId, nameOfStaff(authorId)])),
    [documents, nameOfStaff],
  )
  const hasActs = documents.length > 0
  // What waits for its signature has the most of them.
  const waiting = documents.some(({ status }) => status === 'awaitingSignature')
  const columns = useMemo((): readonly DataColumn<CaseDocument>[] => {
    const day = (instant: string | null) => (instant === null ? '' : dateInWords(t, instant, 'day'))
    return [
      {
        id: 'paper',
        header: t('childFile.papers.columns.paper'),
        width: 190,
        grow: 1,
        sortValue: (document) => `${document.formCode} ${document.createdAt}`,
        cell: (document) => (
          <span className={styles['paper']}>
            <Tag>{document.formCode}</Tag> {paperName(document, language)}{' '}
            {isRestricted(document.formCode) && <StatusTag kind="restricted" />}
          </span>
        ),
      },
      {
        id: 'status',
        header: t('childFile.papers.columns.status'),
        width: 170,
        sortValue: ({ status }) => status,
        cell: ({ status, signedOn }) => (
          <StatusTag kind={status}>
            {signedOn !== null && t('childFile.papers.signedOn', { date: dateInWords(t, signedOn, 'day') })}
            {signedOn === null && t(`common.status.${status}`)}
          </StatusTag>
        ),
      },
      {
        id: 'started',
        header: t('childFile.papers.columns.started'),
        width: 122,
        priority: 3,
        sortValue: ({ createdAt }) => dayjs(createdAt).valueOf(),
        cell: ({ createdAt }) => day(createdAt),
      },
      {
        id: 'finished',
        header: t('childFile.papers.columns.finished'),
        width: 122,
        priority: 1,
        sortValue: ({ finishedAt }) => (finishedAt === null ? null : dayjs(finishedAt).valueOf()),
        cell: ({ finishedAt }) => day(finishedAt),
      },
      {
        id: 'author',
        header: t('childFile.papers.columns.author'),
        width: 84,
        priority: 2,
        cell: ({ authorId }) => names.get(authorId) ?? '',
      },
      ...(hasActs
        ? [
            {
              id: 'acts',
              header: t('childFile.papers.columns.acts'),
              width: waiting ? 340 : 220,
              cell: (document: CaseDocument) => (
                <RowActs
                  document={document}
                  isHead={actor.role === 'head'}
                  mayWrite={mayWrite || (mayRegister && document.formCode === REGISTER_FORM)}
                  mayScan={mayWrite}
                  onAsk={setAsked}
                  onScan={attachScan}
                />
              ),
            },
          ]
        : []),
    ]
  }, [t, language, actor.role, names, hasActs, waiting, attachScan, mayWrite, mayRegister])
  return (
    <>
      <DataTable
        label={t('childFile.papers.label')}
        columns={columns}
        rows={documents}
        rowId={documentId}
        onOpen={acts.open}
        rowHeight={41}
        pageKeys
        empty={empty}
      />
      <PaperDialogs asked={asked} onDone={() => setAsked(null)} />
    </>
  )
}

function documentId({ id }: CaseDocument): string {
  return id
}

/** A letter is signed by being issued, on its own page; what is signed stays as it is. */
function mayBeDone({ status, formCode }: CaseDocument): boolean {
  return status === 'draft' || (status === 'awaitingSignature' && formCode !== 'F11')
}

interface RowActsProps {
  readonly document: CaseDocument
  readonly isHead: boolean
  readonly mayWrite: boolean
  readonly mayScan: boolean
  readonly onAsk: (asked: AskedAct) => void
  readonly onScan: (documentId: string) => void
}

/** What can be done with a paper in its state. */
function RowActs({ document, isHead, mayWrite, mayScan, onAsk, onScan }: RowActsProps) {
  const { t } = useTranslation()
  const button = (act: AskedAct['act']) => (
    <Button key={act} size="xs" variant="subtle" onClick={() => onAsk({ act, document })}>
      {t(`childFile.acts.${act}`)}
    </Button>
  )
  const history = <HistoryAct document={document} />
  if (!mayWrite) return <span className={styles['acts']}>{history}</span>
  if (document.status === 'draft') {
    return (
      <span className={styles['acts']}>
        {button('discard')}
        {history}
      </span>
    )
  }
  const scan = mayScan && (
    <Button size="xs" variant="subtle" onClick={() => onScan(document.id)}>
      {t('attachments.attachScan')}
    </Button>
  )
  if (!mayBeDone(document)) {
    return (
      <span className={styles['acts']}>
        {scan}
        {history}
      </span>
    )
  }
  return (
    <span className={styles['acts']}>
      {document.formCode === 'F08' && !isHead ? (
        <span className={styles['since']}>{t('childFile.papers.onlyHead')}</span>
      ) : (
        button('sign')
      )}
      {button('reopen')}
      {scan}
      {history}
    </span>
  )
}

/** Every version of the paper, and the way back to one. */
function HistoryAct({ document: { id, childId } }: Pick<RowActsProps, 'document'>) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const open = () =>
    void navigate({
      to: '/children/$childId/documents/$documentId/history',
      params: { childId, documentId: id },
    })
  return (
    <Button size="xs" variant="subtle" onClick={open}>
      {t('history.title')}
    </Button>
  )
}
