import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { OFF_REGISTER } from '../../../domain/child-moves.ts'
import type { ChildMove } from '../../../domain/records.ts'
import { staleFacts } from '../../../storage/selectors/facts.ts'
import { useLanguage } from '../../app/use-language.ts'
import { useDesk } from '../../app/desk-context.tsx'
import { cx } from '../../ui/cx.ts'
import { dateInWords, daysFrom, deadlineInWords } from '../../ui/date-text.tsx'
import { factInWords, factWordList } from '../../ui/fact-words.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { PhaseBar } from '../../ui/phase-bar.tsx'
import { RiskMark } from '../../ui/risk-mark.tsx'
import { Tag } from '../../ui/status-tag.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { AssignDialog } from './assign-dialog.tsx'
import { CategoriesDialog } from './categories-dialog.tsx'
import styles from './child-file.module.css'
import { MoveDialog } from './move-dialog.tsx'
import { nextPaper } from './next-paper.ts'
import { paperName } from './paper-names.ts'
import { Opens } from './opens.tsx'
import { upcoming, type Upcoming } from './upcoming.ts'
import type { FileActs } from './use-acts.ts'
import type { ChildFile } from './use-file.ts'
import { usePhaseSteps } from './use-phase-steps.ts'

export type TabId = 'overview' | 'assessments' | 'plan' | 'referrals' | 'consents' | 'papers' | 'attachments'

const route = getRouteApi('/children/$childId')

interface FileHeaderProps {
  readonly file: ChildFile
  readonly acts: FileActs
  readonly tab: TabId
  readonly onTab: (tab: TabId) => void
  readonly panelId: string
}

/** Whose file it is, how grave, where the case stands, what comes next. */
export function FileHeader({ file, acts, tab, onTab, panelId }: FileHeaderProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const steps = usePhaseSteps(file)
  const { row, facts } = file
  const recognisedOn = facts['child.recognisedOn']?.value
  const age = row.age === null ? '' : row.age === 0 ? t('children.ageUnderOne') : t('children.age', { count: row.age })
  // Without the papers of the case its grade and phase are not known; none is shown rather than a wrong one.
  const seesCase = file.sight !== 'register'
  const who = [factInWords('child.sex', row.sex, language), age].filter((words) => words !== '')
  return (
    <PageHeader
      size="child"
      ground="paper"
      title={row.name === '' ? t('childFile.unnamed') : row.name}
      hint={
        <>
          <span className={styles['who']}>{who.join(t('childFile.comma'))}</span>
          {row.birthDate !== '' && t('childFile.born', { date: dateInWords(t, row.birthDate, 'full') })}
        </>
      }
      tags={
        <>
          {seesCase && <RiskMark level={row.riskLevel} boxed words="full" />}
          {OFF_REGISTER.includes(file.child.status) && <Tag>{t(`history.statuses.${file.child.status}`)}</Tag>}
          {factWordList('child.categories', [...row.categories], language).map((words) => (
            <Tag key={words}>{words}</Tag>
          ))}
          {typeof recognisedOn === 'string' && (
            <Tag>{t('childFile.recognised', { month: dateInWords(t, recognisedOn, 'month') })}</Tag>
          )}
          {file.mayRegister && <CategoriesLink />}
        </>
      }
      actions={
        <>
          {seesCase && <PrintCaseFile childId={file.child.id} />}
          <NextAct file={file} acts={acts} />
        </>
      }
      below={
        <>
          <Meta file={file} />
          {seesCase && <PhaseBar label={t('childFile.phases.label')} steps={steps} />}
          <div className={styles['tabs']}>
            <Tabs
              label={t('childFile.tabs.label')}
              panelId={panelId}
              current={tab}
              onChange={onTab}
              tabs={[
                { id: 'overview', label: t('childFile.tabs.overview') },
                {
                  id: 'assessments',
                  label: t('childFile.tabs.assessments'),
                  count: countOf(file.documents.filter(({ formCode }) => ASSESSMENTS.includes(formCode)).length),
                },
                {
                  id: 'plan',
                  label: t('childFile.tabs.plan'),
                  ...(file.plan === null ? {} : { count: t('childFile.planVersion', { version: file.plan.version }) }),
                },
                { id: 'referrals', label: t('childFile.tabs.referrals'), count: countOf(file.referrals.length) },
                { id: 'papers', label: t('childFile.tabs.papers'), count: countOf(file.documents.length) },
                { id: 'attachments', label: t('childFile.tabs.attachments'), count: countOf(file.attachments.length) },
                { id: 'consents', label: t('consents.tab'), count: countOf(file.consents.length) },
              ]}
            />
          </div>
        </>
      }
    />
  )
}

function CategoriesLink() {
  const { t } = useTranslation()
  const navigate = route.useNavigate()
  return (
    <Button
      size="xs"
      variant="subtle"
      onClick={() => void navigate({ search: (others) => ({ ...others, open: 'categories' }), replace: true })}
    >
      {t('overTime.categories.open')}
    </Button>
  )
}

/** 接案 · 预估 · 风险评级. */
export const ASSESSMENTS: readonly string[] = ['F02', 'F05', 'F06']

function countOf(count: number): string | undefined {
  return count === 0 ? undefined : String(count)
}

/** 打印卷宗: everything of the child as one paper. */
function PrintCaseFile({ childId }: { readonly childId: string }) {
  const { t } = useTranslation()
  const navigate = route.useNavigate()
  return (
    <Button
      size="xs"
      leftSection={<IconPrinter size={16} stroke={1.6} aria-hidden="true" />}
      onClick={() => void navigate({ to: '/children/$childId/case-file', params: { childId } })}
    >
      {t('caseFile.open')}
    </Button>
  )
}

function NextAct({ file, acts }: Pick<FileHeaderProps, 'file' | 'acts'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const next = nextPaper(file.documents)
  if (next === null || !file.mayRegister) return null
  // A clerk goes on with the register and begins nothing.
  if (!file.mayWrite && next.kind === 'write') return null
  return next.kind === 'goOn' ? (
    <Button size="xs" variant="filled" onClick={() => acts.open(next.document)}>
      {t('childFile.acts.goOnPaper', { paper: paperName(next.document, language) })}
    </Button>
  ) : (
    <Button size="xs" variant="filled" onClick={() => acts.write(next.formCode)}>
      {t('childFile.acts.write', { paper: paperName(next, language) })}
    </Button>
  )
}

/** 负责 · 社区 · 最近写完 · 接下来. */
function Meta({ file }: { readonly file: ChildFile }) {
  const { row, child, documents, referrals, today } = file
  const { t } = useTranslation()
  const { actor } = useDesk()
  const [assigning, setAssigning] = useState(false)
  const { open: opened } = route.useSearch()
  const navigate = route.useNavigate()
  const stale = staleFacts(file.facts, today, file.staleAfterMonths).length
  const open = (dialog: 'moveStatus' | 'movePopulation' | 'categories' | null) =>
    void navigate({
      search: (others) => ({ ...others, open: dialog ?? undefined }),
      replace: true,
    })
  const language = useLanguage()
  const last = documents.find(({ finishedAt }) => finishedAt !== null)
  const due = upcoming({ documents, referrals }, today).slice(0, 2)
  return (
    <dl className={styles['meta']}>
      {file.mayWrite && opened === 'moveStatus' && <MoveDialog file={file} kind="status" onDone={() => open(null)} />}
      {file.mayWrite && opened === 'movePopulation' && (
        <MoveDialog file={file} kind="population" onDone={() => open(null)} />
      )}
      {file.mayRegister && opened === 'categories' && <CategoriesDialog file={file} onDone={() => open(null)} />}
      <Item label={t('childFile.worker')}>
        {row.workerName}
        {actor.role === 'head' && (
          <>
            {' '}
            <Opens onClick={() => setAssigning(true)}>
              <span className={styles['quietLink']}>{t('childFile.assign.open')}</span>
            </Opens>
          </>
        )}
        {assigning && <AssignDialog file={file} onDone={() => setAssigning(false)} />}
      </Item>
      {row.community !== '' && <Item label={t('childFile.community')}>{row.community}</Item>}
      <Item label={t('childFile.caseNumber')}>{row.caseNumber}</Item>
      <Item label={t('overTime.move.status')}>
        {t(`history.statuses.${child.status}`)}
        <Since moves={child.moves} kind="status" />{' '}
        {file.mayWrite && (
          <Opens label={t('overTime.move.openStatus')} onClick={() => open('moveStatus')}>
            <span className={styles['quietLink']}>{t('overTime.move.open')}</span>
          </Opens>
        )}
      </Item>
      <Item label={t('overTime.move.population')}>
        {t(`history.populations.${child.population}`)}
        <Since moves={child.moves} kind="population" />{' '}
        {file.mayWrite && !OFF_REGISTER.includes(child.status) && (
          <Opens label={t('overTime.move.openPopulation')} onClick={() => open('movePopulation')}>
            <span className={styles['quietLink']}>{t('overTime.move.open')}</span>
          </Opens>
        )}
      </Item>
      {file.mayRegister && (
        <Item label={t('overTime.stale.label')}>
          {stale === 0 ? t('overTime.stale.none') : t('overTime.stale.count', { count: stale })}{' '}
          <Link to="/children/$childId/recheck" params={{ childId: child.id }}>
            {t('overTime.stale.recheck')}
          </Link>
        </Item>
      )}
      {last?.finishedAt != null && (
        <Item label={t('childFile.last')}>
          {t('childFile.lastPaper', { date: dateInWords(t, last.finishedAt, 'day'), paper: paperName(last, language) })}
        </Item>
      )}
      {due.length > 0 && (
        <Item label={t('childFile.next')}>
          {due.map((item) => (
            <Due key={`${item.what}${item.on}`} item={item} />
          ))}
        </Item>
      )}
    </dl>
  )
}

/** Since the last move of this kind, if there was one. */
function Since({ moves, kind }: { readonly moves: readonly ChildMove[]; readonly kind: ChildMove['kind'] }) {
  const { t } = useTranslation()
  const last = moves.findLast((move) => move.kind === kind)
  if (last === undefined) return null
  return <span className={styles['since']}> {t('overTime.since', { date: dateInWords(t, last.on, 'day') })}</span>
}

function Due({ item: { what, on } }: { readonly item: Upcoming }) {
  const { t } = useTranslation()
  switch (what) {
    case 'visit':
      return <span className={styles['due']}>{t('childFile.nextVisit', { date: dateInWords(t, on, 'day') })}</span>
    case 'assessment':
      return <span className={styles['due']}>{t('childFile.nextAssessment', { date: dateInWords(t, on, 'day') })}</span>
    case 'reply':
      return (
        <span className={cx(styles['due'], daysFrom(new Date(), on) < 0 && styles['late'])}>
          {t('childFile.nextReply', { deadline: deadlineInWords(t, on) })}
        </span>
      )
  }
}

function Item({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
