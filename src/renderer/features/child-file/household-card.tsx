import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { codeWord } from '../../../domain/codes.ts'
import { ageOn } from '../../../domain/dates.ts'
import { memberAges } from '../../../domain/drawings/tree-rows.ts'
import type { TableRow } from '../../../domain/facts.ts'
import type { Child } from '../../../domain/records.ts'
import { factText } from '../../../storage/selectors/facts.ts'
import { useLanguage } from '../../app/use-language.ts'
import { Card } from '../../ui/card.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { factInWords } from '../../ui/fact-words.ts'
import styles from './child-file.module.css'
import type { FileActs } from './use-acts.ts'
import { useDrawingFile } from './use-drawing.ts'
import type { ChildFile } from './use-file.ts'

/** 家里人: the rows of the register, and brothers and sisters who have a file of their own. */
export function HouseholdCard({ file, acts }: { readonly file: ChildFile; readonly acts: FileActs }) {
  const { t } = useTranslation()
  const fact = file.facts['household.members']
  const { source } = useDrawingFile(file.child.id)
  const ages = useMemo(() => memberAges(source), [source])
  const members = Array.isArray(fact?.value) ? fact.value.filter((row) => typeof row === 'object') : []
  const register = file.documents.find(({ formCode }) => formCode === 'F01')
  const stale = fact !== undefined && fact.verifiedOn < file.staleBefore
  return (
    <Card
      flush
      title={t('childFile.household.title')}
      hint={t('childFile.household.hint')}
      aside={
        fact !== undefined && (
          <span className={stale ? styles['stale'] : styles['since']}>
            {dateInWords(t, fact.verifiedOn, 'month')}
            {stale && ` ${t('common.fact.unverified')}`}
          </span>
        )
      }
    >
      {members.length === 0 ? (
        <EmptyState
          action={
            register !== undefined && (
              <Button size="xs" onClick={() => acts.open(register)}>
                {t('childFile.household.open')}
              </Button>
            )
          }
        >
          {t('childFile.household.none')}
        </EmptyState>
      ) : (
        <ul className={styles['members']}>
          {members.map((member, at) => (
            // Rows of a paper have no identity but their place.
            <Member key={at} member={member} age={ages[at] ?? null} />
          ))}
        </ul>
      )}
      {file.siblings.length > 0 && (
        <>
          <h3 className={styles['group']}>{t('childFile.household.siblings')}</h3>
          <ul className={styles['members']}>
            {file.siblings.map((sibling) => (
              <Sibling key={sibling.id} sibling={sibling} today={file.today} />
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function Member({ member, age }: { readonly member: TableRow; readonly age: number | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const text = (column: string) => {
    const value = member[column]
    return typeof value === 'string' ? value : ''
  }
  const { income } = member
  const words = [
    age !== null ? t('childFile.household.age', { count: age }) : '',
    text('health'),
    text('occupation'),
    typeof income === 'number' ? t('childFile.household.income', { amount: income }) : '',
  ].filter((part) => part !== '')
  const relation = text('relation')
  return (
    <li>
      <span className={styles['relation']}>{relation === '' ? '' : codeWord('kinship', relation, language)}</span>
      <span>
        <b>{text('name')}</b>
        {words.length > 0 && t('childFile.comma')}
        {words.join(t('childFile.comma'))}
      </span>
    </li>
  )
}

function Sibling({ sibling, today }: { readonly sibling: Child; readonly today: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const birthDate = factText(sibling.facts, 'child.birthDate')
  const age = birthDate === '' ? null : ageOn(birthDate, today)
  const words = [
    factInWords('child.sex', factText(sibling.facts, 'child.sex'), language),
    age === null ? '' : t('childFile.household.age', { count: age }),
    sibling.caseNumber,
  ].filter((part) => part !== '')
  return (
    <li>
      <span>
        <Link to="/children/$childId" params={{ childId: sibling.id }}>
          {factText(sibling.facts, 'child.name') || factText(sibling.facts, 'child.alias') || t('childFile.unnamed')}
        </Link>
        {t('childFile.comma')}
        {words.join(t('childFile.comma'))}
      </span>
    </li>
  )
}
