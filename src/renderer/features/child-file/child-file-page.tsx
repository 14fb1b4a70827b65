import { Button } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { childRows } from '../../../storage/selectors/children.ts'
import { neighboursOf } from '../../app/child-order.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { useStatusLine } from '../../app/status-line.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { MovedToTrashLine } from '../../ui/moved-to-trash-line.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page } from '../../ui/page.tsx'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import { AssessmentsTab } from './assessments-tab.tsx'
import { AttachmentsTab } from './attachments-tab.tsx'
import styles from './child-file.module.css'
import { ConsentsTab } from './consents-tab.tsx'
import { DraftExistsDialog } from './draft-exists-dialog.tsx'
import { DuplicateNote } from './duplicate-note.tsx'
import { MergedNote } from './merged-note.tsx'
import { FileHeader, type TabId } from './file-header.tsx'
import { OverviewTab } from './overview-tab.tsx'
import { PapersTab } from './papers-tab.tsx'
import { PlanTab } from './plan-tab.tsx'
import { ReconsentNote } from './reconsent-note.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { ReferralsTab } from './referrals-tab.tsx'
import { SightNote } from './sight-note.tsx'
import { UndoLine } from './undo-line.tsx'
import { useActs, type FileActs } from './use-acts.ts'
import { useFile, type ChildFile } from './use-file.ts'

const route = getRouteApi('/children/$childId')
const TABS: readonly TabId[] = ['overview', 'assessments', 'plan', 'referrals', 'papers', 'attachments', 'consents']

/** One child's file. */
export function ChildFilePage() {
  const { childId } = route.useParams()
  const file = useFile(childId)
  const { t } = useTranslation()
  if (file === null) return <NoFile title={t('childFile.noFile')}>{t('childFile.notFound')}</NoFile>
  if (file.sight === 'nameOnly') return <ColleaguesFile key={childId} file={file} />
  return <OpenFile key={childId} file={file} />
}

function OpenFile({ file }: { readonly file: ChildFile }) {
  const { t } = useTranslation()
  const { tab = 'overview' } = route.useSearch()
  const navigate = useNavigate()
  const panelId = useId()
  const acts = useActs(file.child.id)
  const { today } = useDesk()
  const all = useWorkspace((state) => childRows(state, today))
  const neighbours = neighboursOf(
    file.child.id,
    all.map(({ childId }) => childId),
  )
  const show = (next: TabId) =>
    void navigate({
      to: '/children/$childId',
      params: { childId: file.child.id },
      search: next === 'overview' ? {} : { tab: next },
      replace: true,
    })
  const go = (childId: string | null) => {
    if (childId === null) return
    void navigate({
      to: '/children/$childId',
      params: { childId },
      search: tab === 'overview' ? {} : { tab },
      replace: true,
    })
  }
  useHotkeys({
    ...Object.fromEntries(TABS.map((id, at) => [String(at + 1), () => show(id)])),
    '[': () => go(neighbours.previous),
    ']': () => go(neighbours.next),
  })
  useStatusLine(t('childFile.keys.status', { number: file.child.caseNumber }), [
    { keys: ['1', '–', '7'], words: t('childFile.keys.tabs') },
    { keys: ['[', ']'], words: t('childFile.keys.neighbours') },
    ...(file.mayRegister ? [{ keys: ['Ctrl', 'Z'], words: t('history.keys.undo') }] : []),
  ])
  // Another file is another page: a screen reader hears whose it is.
  useEffect(() => {
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
  }, [])

  return (
    <Page bleed>
      <FileHeader file={file} acts={acts} tab={tab} onTab={show} panelId={panelId} />
      <div className={styles['panel']} id={panelId} role="tabpanel" aria-labelledby={`${panelId}-${tab}`}>
        <SightNote file={file} />
        <DuplicateNote file={file} />
        <MergedNote file={file} />
        {file.mayRegister && <UndoLine file={file} />}
        <ReconsentNote file={file} />
        {acts.trouble !== null && <Note tone="trouble">{acts.trouble}</Note>}
        <MovedToTrashLine childId={file.child.id} />
        <Panel tab={tab} file={file} acts={acts} />
      </div>
      <DraftExistsDialog file={file} acts={acts} />
    </Page>
  )
}

interface PanelProps {
  readonly tab: TabId
  readonly file: ChildFile
  readonly acts: FileActs
}

/** What a clerk of the register has nothing to do with. */
const CASE_TABS: readonly TabId[] = ['assessments', 'plan', 'referrals', 'consents', 'attachments']

function Panel({ tab, file, acts }: PanelProps) {
  const { t } = useTranslation()
  if (file.sight === 'register' && CASE_TABS.includes(tab)) {
    return (
      <Card flush title={tab === 'consents' ? t('consents.tab') : t(`childFile.tabs.${tab}`)}>
        <EmptyState>{t('childFile.registerOnly')}</EmptyState>
      </Card>
    )
  }
  switch (tab) {
    case 'overview':
      return <OverviewTab file={file} acts={acts} />
    case 'assessments':
      return <AssessmentsTab file={file} acts={acts} />
    case 'plan':
      return <PlanTab file={file} acts={acts} />
    case 'referrals':
      return <ReferralsTab file={file} acts={acts} />
    case 'consents':
      return <ConsentsTab file={file} acts={acts} />
    case 'papers':
      return <PapersTab file={file} acts={acts} />
    case 'attachments':
      return <AttachmentsTab file={file} />
  }
}

/** Name and worker; the rest after a reason was given. */
function ColleaguesFile({ file }: { readonly file: ChildFile }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const { name, workerName } = file.row
  return (
    <Page>
      <PageHeader
        above={<Link to="/children">{t('common.frame.children')}</Link>}
        title={name === '' ? t('childFile.unnamed') : name}
      />
      <EmptyState
        action={
          <Button size="xs" onClick={() => setAsking(true)}>
            {t('childFile.reason.ask')}
          </Button>
        }
      >
        {t('childFile.notYours', { worker: workerName })}
      </EmptyState>
      <ReasonDialog
        opened={asking}
        what="files"
        childId={file.child.id}
        name={name}
        worker={workerName}
        onDone={() => setAsking(false)}
      />
    </Page>
  )
}

function NoFile({ title, children }: { readonly title: string; readonly children: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <Page>
      <PageHeader title={title} />
      <EmptyState
        action={
          <Button size="xs" onClick={() => void navigate({ to: '/children' })}>
            {t('childFile.toList')}
          </Button>
        }
      >
        {children}
      </EmptyState>
    </Page>
  )
}
