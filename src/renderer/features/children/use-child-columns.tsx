import type { TFunction } from 'i18next'
import { Link } from '@tanstack/react-router'
import { Fragment, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { OFF_REGISTER } from '../../../domain/child-moves.ts'
import { hideName } from '../../../domain/hidden-names.ts'
import { displayReading } from '../../../domain/pinyin.ts'
import type { Child } from '../../../domain/records.ts'
import { RISK_LEVELS } from '../../../domain/risk.ts'
import type { ChildRow } from '../../../storage/selectors/children.ts'
import { CASE_PHASES, type CasePhase } from '../../../storage/selectors/case-phases.ts'
import { monthsBefore } from '../../../storage/selectors/facts.ts'
import { useDesk, useSight, useWorkspace } from '../../app/desk-context.tsx'
import { useNamesHidden } from '../../app/names-hidden.ts'
import { useLanguage } from '../../app/use-language.ts'
import type { DataColumn } from '../../ui/data-table.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { factInWords } from '../../ui/fact-words.ts'
import { Marked } from '../../ui/marked.tsx'
import { perValue } from '../../ui/per-value.ts'
import { RiskMark } from '../../ui/risk-mark.tsx'
import type { SortValue } from '../../ui/sort-rows.ts'
import { Tag } from '../../ui/status-tag.tsx'
import styles from './children-page.module.css'
import type { ListedChild } from '../../app/find-rows.ts'

/** The columns of the list. A colleague's file shows name and worker only. */
export function useChildColumns(): readonly DataColumn<ListedChild>[] {
  const { t } = useTranslation()
  const language = useLanguage()
  const desk = useDesk()
  const { actor, today } = desk
  const sightOf = useSight()
  const staleAfterMonths = useWorkspace(({ station }) => station.get('station')?.settings.staleAfterMonths ?? 12)
  return useMemo(() => {
    const open = ({ row }: ListedChild) => sightOf(row.child) !== 'nameOnly'
    const staleBefore = monthsBefore(today, staleAfterMonths)
    // English words are wider.
    const words = (zh: number, en: number) => (language === 'zh' ? zh : en)
    const sexes = perValue((code: string) => factInWords('child.sex', code, language))
    const ages = perValue((age: number | null) => ageInWords(t, age))
    const marks = perValue((level: ChildRow['riskLevel']) => <RiskMark level={level} />)
    const phases = perValue((phase: CasePhase) => t(`children.phases.${phase}`))
    const categories = perValue((codes: string) => factInWords('child.categories', codes.split('\n'), language))
    const months = perValue((day: string) => dateInWords(t, day, 'month'))
    const unverified = t('common.fact.unverified')
    const head = (id: ColumnId) => t(`children.columns.${id}`)
    const columns: readonly DataColumn<ListedChild>[] = [
      {
        id: 'name',
        header: head('name'),
        width: words(190, 182),
        grow: 1,
        sortValue: BY.name,
        cell: (listed) => <NameCell listed={listed} t={t} />,
      },
      {
        id: 'sex',
        header: head('sex'),
        width: words(48, 66),
        priority: 8,
        sortValue: BY.sex,
        cell: (listed) => open(listed) && sexes(listed.row.sex),
      },
      {
        id: 'age',
        header: head('age'),
        width: 66,
        priority: 3,
        sortValue: BY.age,
        cell: (listed) => open(listed) && ages(listed.row.age),
      },
      {
        id: 'caseTail',
        header: head('caseTail'),
        width: 76,
        priority: 5,
        sortValue: BY.caseTail,
        cell: ({ row }) => (
          <span className={styles['quiet']} title={row.caseNumber}>
            {row.caseNumber.split('-').at(-1)}
          </span>
        ),
      },
      {
        id: 'categories',
        header: head('categories'),
        width: 170,
        grow: 1,
        priority: 7,
        cell: (listed) =>
          open(listed) ? (
            categories(listed.row.categories.join('\n'))
          ) : (
            <span className={styles['quiet']}>{t('children.colleague')}</span>
          ),
      },
      {
        id: 'community',
        header: head('community'),
        width: 84,
        priority: 6,
        sortValue: BY.community,
        cell: (listed) => open(listed) && listed.row.community,
      },
      {
        id: 'risk',
        header: head('risk'),
        width: words(84, 92),
        priority: 1,
        sortValue: BY.risk,
        cell: (listed) => open(listed) && marks(listed.row.riskLevel),
      },
      {
        id: 'phase',
        header: head('phase'),
        width: words(64, 100),
        priority: 4,
        sortValue: BY.phase,
        cell: (listed) => open(listed) && phases(listed.row.phase),
      },
      {
        id: 'worker',
        header: head('worker'),
        width: 76,
        priority: 9,
        sortValue: BY.worker,
        cell: ({ row }) => row.workerName,
      },
      {
        id: 'oldest',
        header: head('oldest'),
        width: 150,
        priority: 2,
        sortValue: BY.oldest,
        cell: (listed) =>
          open(listed) &&
          listed.row.oldestVerifiedOn !== null && (
            <Verified
              month={months(listed.row.oldestVerifiedOn)}
              unverified={listed.row.oldestVerifiedOn < staleBefore ? unverified : null}
            />
          ),
      },
    ]
    // Grade and phase come from papers a clerk does not see.
    return actor.role === 'clerk' ? columns.filter(({ id }) => id !== 'risk' && id !== 'phase') : columns
  }, [t, language, actor, sightOf, today, staleAfterMonths])
}

/** The same functions at every visit: a list that was sorted by one of them stays so. */
const BY = {
  name: ({ row }) => row.name,
  sex: ({ row }) => row.sex,
  age: ({ row }) => (row.birthDate === '' ? null : -Number(row.birthDate.replaceAll('-', ''))),
  caseTail: ({ row }) => row.caseNumber,
  community: ({ row }) => (row.community === '' ? null : row.community),
  risk: ({ row }) => (row.riskLevel === null ? RISK_LEVELS.length : RISK_LEVELS.indexOf(row.riskLevel)),
  phase: ({ row }) => CASE_PHASES.indexOf(row.phase),
  worker: ({ row }) => row.workerName,
  oldest: ({ row }) => row.oldestVerifiedOn,
} satisfies Readonly<Record<string, SortValue<ListedChild>>>

type ColumnId =
  'name' | 'sex' | 'age' | 'caseTail' | 'categories' | 'community' | 'risk' | 'phase' | 'worker' | 'oldest'

/** 9 岁 · 不满 1 岁. '' when the birth date is not known. */
export function ageInWords(t: TFunction, age: number | null): string {
  if (age === null) return ''
  return age === 0 ? t('children.ageUnderOne') : t('children.age', { count: age })
}

function NameCell({ listed: { row, hit }, t }: { readonly listed: ListedChild; readonly t: TFunction }) {
  const inName = hit?.field === 'name'
  return (
    <>
      <Link
        to="/children/$childId"
        params={{ childId: row.childId }}
        className={styles['name'] ?? ''}
        // The rows' own keys move through the list; a stop for each name would make a long way of it.
        tabIndex={-1}
      >
        {row.name === '' ? t('children.unnamed') : <Marked text={row.name} ranges={inName ? [hit.range] : []} />}
      </Link>{' '}
      <Standing child={row.child} t={t} />
      <span className={styles['beside']}>
        {hit === null || inName ? (
          <Reading row={row} />
        ) : (
          <>
            {t(`children.hits.${hit.field}`)} <Marked text={hit.text} ranges={[hit.range]} />
          </>
        )}
      </span>
    </>
  )
}

/** How the name is said. While names are hidden, only how the rest that is shown is said: Chén ○○. */
function Reading({ row }: { readonly row: ChildRow }) {
  const namesHidden = useNamesHidden()
  return namesHidden ? displayReading(hideName(row.name)) : readingOf(row)
}

/** Reading a name takes longer than drawing it. */
function readingOf(row: ChildRow): string {
  const reading = readings.get(row) ?? displayReading(row.name)
  readings.set(row, reading)
  return reading
}
const readings = new WeakMap<ChildRow, string>()

/** What is out of the ordinary: off the register, or of another population than the registered. */
function Standing({ child: { status, population }, t }: { readonly child: Child; readonly t: TFunction }) {
  const words = [
    ...(OFF_REGISTER.includes(status) ? [t(`history.statuses.${status}`)] : []),
    ...(population === 'registered' ? [] : [t(`history.populations.${population}`)]),
  ]
  return words.map((word) => (
    <Fragment key={word}>
      <Tag>{word}</Tag>{' '}
    </Fragment>
  ))
}

/** @param props.unverified said of what has not been looked at for too long; `null` otherwise */
function Verified({ month, unverified }: { readonly month: string; readonly unverified: string | null }) {
  if (unverified === null) return <span className={styles['quiet']}>{month}</span>
  return (
    <span className={styles['stale']}>
      <span className={styles['month']}>{month}</span> {unverified}
    </span>
  )
}
