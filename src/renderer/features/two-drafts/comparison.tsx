import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDocument } from '../../../domain/records.ts'
import { z } from '../../../domain/zod.ts'
import type { FormDefinition } from '../../../forms/definition.ts'
import { factsOf, factText } from '../../../storage/selectors/facts.ts'
import { mergeDrafts } from '../../../verbs/documents/merge-drafts.ts'
import { useWorkspace } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { useStatusLine } from '../../app/status-line.ts'
import { useLanguage } from '../../app/use-language.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page } from '../../ui/page.tsx'
import { SaveLine } from '../../ui/save-line.tsx'
import { Tag } from '../../ui/status-tag.tsx'
import { useTypedWords } from '../../ui/use-typed-words.ts'
import { compareDrafts, mergedValues, undecided, type Choices, type Side } from './compare-drafts.ts'
import { PairTable } from './pair-table.tsx'
import styles from './two-drafts.module.css'

interface ComparisonProps {
  readonly definition: FormDefinition
  readonly left: CaseDocument
  readonly right: CaseDocument
}

const choicesSchema = z.record(z.string(), z.enum(['left', 'right']))

/** The left draft goes on with what was chosen; the right one goes to the recycle bin as it is. */
export function Comparison({ definition, left, right }: ComparisonProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate()
  const sentenceOf = useFailureSentence()
  const words = useTypedWords({ kind: 'twoDrafts', one: left.id, other: right.id }, left.childId, choicesSchema)
  const [choices, setChoices] = useState<Choices>(words.before?.values ?? {})
  const [wantsAll, setWantsAll] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const pairs = useMemo(() => compareDrafts(definition, left.values, right.values), [definition, left, right])
  const differing = pairs.filter(({ differs }) => differs)
  const open = undecided(pairs, choices)
  const name = useWorkspace((state) => {
    const facts = factsOf(state, left.childId)
    return factText(facts, 'child.name') || factText(facts, 'child.alias')
  })
  const paper = (definition.shortTitle ?? definition.title)[language]
  useStatusLine(t('drafts.two.status', { code: definition.code, count: differing.length }), [
    { keys: ['←', '→'], words: t('drafts.two.keys.side') },
    { keys: ['Tab'], words: t('drafts.two.keys.move') },
  ])

  const choose = (next: Choices) => {
    setChoices(next)
    words.keep({ ...next })
  }
  const chooseAll = (side: Side) => choose(Object.fromEntries(differing.map(({ field }) => [field.id, side])))
  const toDraft = () =>
    navigate(
      left.formCode === 'F11'
        ? { to: '/children/$childId/referrals/$referralId', params: { childId: left.childId, referralId: left.id } }
        : { to: '/children/$childId/documents/$documentId', params: { childId: left.childId, documentId: left.id } },
    )
  const merge = async () => {
    setBusy(true)
    const done = await words.saveWith(mergeDrafts, {
      kept: { documentId: left.id, updatedAt: left.updatedAt },
      other: { documentId: right.id, updatedAt: right.updatedAt },
      values: mergedValues(pairs, choices, left.values),
      reason: t('drafts.two.reason'),
    })
    setBusy(false)
    if (done.ok) await toDraft()
    else setTrouble(sentenceOf(done.failure))
  }

  return (
    <>
      <Page>
        <PageHeader
          above={
            <Link to="/children/$childId" params={{ childId: left.childId }}>
              {name}
            </Link>
          }
          title={t('drafts.two.title')}
          hint={paper}
          tags={<Tag>{definition.code}</Tag>}
        />
        <p className={styles['lead']}>{t('drafts.two.lead')}</p>
        {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
        <div className={styles['tools']}>
          <Button size="xs" onClick={() => chooseAll('left')}>
            {t('drafts.two.allLeft')}
          </Button>
          <Button size="xs" onClick={() => chooseAll('right')}>
            {t('drafts.two.allRight')}
          </Button>
          <Button size="xs" variant="subtle" aria-pressed={wantsAll} onClick={() => setWantsAll(!wantsAll)}>
            {wantsAll
              ? t('drafts.two.onlyDiffering', { count: differing.length })
              : t('drafts.two.all', { count: pairs.length })}
          </Button>
        </div>
        <Card flush fill>
          {differing.length === 0 && !wantsAll ? (
            <EmptyState>{t('drafts.two.same')}</EmptyState>
          ) : (
            <PairTable
              pairs={wantsAll ? pairs : differing}
              left={left}
              right={right}
              choices={choices}
              onChoose={(id, side) => choose({ ...choices, [id]: side })}
            />
          )}
        </Card>
      </Page>
      <SaveLine
        state={{ kind: 'untouched' }}
        missing={open.length === 0 ? t('drafts.two.decided') : t('drafts.two.undecided', { count: open.length })}
        actions={
          <Button variant="filled" disabled={open.length > 0 || busy} onClick={() => void merge()}>
            {t('drafts.two.merge')}
          </Button>
        }
      />
    </>
  )
}
