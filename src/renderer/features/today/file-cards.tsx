import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { OFF_REGISTER } from '../../../domain/child-moves.ts'
import { childRows } from '../../../storage/selectors/children.ts'
import { reconsentsDue } from '../../../storage/selectors/consents.ts'
import { monthsBefore } from '../../../storage/selectors/facts.ts'
import { useDesk, useSight, useWorkspace } from '../../app/desk-context.tsx'
import { Card } from '../../ui/card.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import styles from './today.module.css'

/** So many are named; the list of children has the rest. */
const NAMED = 6

/** Files to be rechecked, and consents to be signed anew at 14, of the files this person keeps. */
export function FileCards() {
  return (
    <>
      <ReconsentCard />
      <RecheckCard />
    </>
  )
}

function RecheckCard() {
  const { t } = useTranslation()
  const { today } = useDesk()
  const sightOf = useSight()
  const rows = useWorkspace((state) => childRows(state, today))
  const months = useWorkspace((state) => state.station.get('station')?.settings.staleAfterMonths ?? 12)
  const due = useMemo(() => {
    const before = monthsBefore(today, months)
    return rows
      .flatMap(({ child, name, oldestVerifiedOn }) => {
        const sight = sightOf(child)
        const keeps = sight === 'whole' || sight === 'register'
        if (!keeps || OFF_REGISTER.includes(child.status)) return []
        return oldestVerifiedOn !== null && oldestVerifiedOn < before ? [{ child, name, oldest: oldestVerifiedOn }] : []
      })
      .sort((one, other) => (one.oldest < other.oldest ? -1 : 1))
  }, [rows, sightOf, today, months])
  return (
    <Card title={t('overTime.today.title')}>
      <p className={styles['due']}>
        {due.length === 0 ? t('overTime.today.none') : t('overTime.today.some', { count: due.length, months })}
      </p>
      {due.length > 0 && (
        <ul className={styles['files']}>
          {due.slice(0, NAMED).map(({ child, name, oldest }) => (
            <li key={child.id}>
              <Link to="/children/$childId/recheck" params={{ childId: child.id }}>
                {name === '' ? t('childFile.unnamed') : name}
              </Link>{' '}
              <small>{t('overTime.today.oldest', { month: dateInWords(t, oldest, 'month') })}</small>
            </li>
          ))}
          {due.length > NAMED && (
            <li>
              <Link to="/children" search={{ only: 'stale' }}>
                {t('overTime.today.more', { count: due.length - NAMED })}
              </Link>
            </li>
          )}
        </ul>
      )}
      <p className={styles['due']}>
        <Link to="/changes">{t('changeList.link')}</Link>
      </p>
    </Card>
  )
}

function ReconsentCard() {
  const { t } = useTranslation()
  const { today } = useDesk()
  const sightOf = useSight()
  const names = useWorkspace((state) => childRows(state, today))
  const all = useWorkspace((state) => reconsentsDue(state, today))
  const due = all.filter(({ child }) => sightOf(child) === 'whole')
  if (due.length === 0) return null
  const nameOf = (childId: string) => {
    const name = names.find((row) => row.childId === childId)?.name ?? ''
    return name === '' ? t('childFile.unnamed') : name
  }
  return (
    <Card title={t('consents.reconsent.title')}>
      <p className={styles['due']}>{t('consents.reconsent.some', { count: due.length })}</p>
      <ul className={styles['files']}>
        {due.map(({ child, since }) => (
          <li key={child.id}>
            <Link to="/children/$childId" params={{ childId: child.id }} search={{ tab: 'consents' }}>
              {nameOf(child.id)}
            </Link>{' '}
            <small>{t('consents.reconsent.since', { date: dateInWords(t, since, 'day') })}</small>
          </li>
        ))}
      </ul>
    </Card>
  )
}
