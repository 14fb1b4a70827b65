import { Button } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FACTS, type FactKey } from '../../../domain/facts.ts'
import { categoryWords, ownSpans } from '../../../forms/category-options.ts'
import { staleFacts } from '../../../storage/selectors/facts.ts'
import { useLanguage } from '../../app/use-language.ts'
import { Card } from '../../ui/card.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { FactRows, type FactRow } from '../../ui/fact-rows.tsx'
import { FACT_GROUPS, factsOfGroup } from '../../ui/fact-groups.ts'
import { factInWords } from '../../ui/fact-words.ts'
import { maskedFact } from '../../ui/masked-fact.ts'
import { CategoriesDialog } from './categories-dialog.tsx'
import styles from './child-file.module.css'
import { FactEditor } from './fact-editor.tsx'
import { factLine, KEY_FACT_IDS, KEY_FACTS, type KeyFactId } from './key-facts.ts'
import { Opens } from './opens.tsx'
import type { ChildFile } from './use-file.ts'

const route = getRouteApi('/children/$childId')

/** 要紧的事实; every word in it opens the one field it came from. */
export function FactsCard({ file }: { readonly file: ChildFile }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [whole, setWhole] = useState(false)
  // Something left unsaved is gone on with where it was typed.
  const { fact = null } = route.useSearch()
  const [edited, setEdited] = useState<FactKey | null>(fact)
  const stale = staleFacts(file.facts, file.today, file.staleAfterMonths).length
  return (
    <Card
      flush
      title={t('childFile.facts.title')}
      aside={
        <>
          {stale > 0 && (
            <span className={styles['stale']}>
              <IconClock size={16} stroke={1.6} aria-hidden="true" />
              {t('childFile.facts.stale', { count: stale, months: file.staleAfterMonths })}
            </span>
          )}
          <Button
            size="xs"
            variant="subtle"
            onClick={() => void navigate({ to: '/children/$childId/history', params: { childId: file.child.id } })}
          >
            {t('history.title')}
          </Button>
          <Button size="xs" variant="subtle" aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {t(whole ? 'childFile.facts.showKey' : 'childFile.facts.showAll')}
          </Button>
        </>
      }
    >
      {whole ? <AllFacts file={file} onEdit={setEdited} /> : <KeyFacts file={file} onEdit={setEdited} />}
      {whole && <EndedCategories file={file} />}
      {file.mayRegister && (
        <>
          <FactEditor
            file={file}
            fact={edited === 'child.categories' ? null : edited}
            onClose={() => setEdited(null)}
          />
          {edited === 'child.categories' && <CategoriesDialog file={file} onDone={() => setEdited(null)} />}
        </>
      )}
    </Card>
  )
}

interface FactsProps {
  readonly file: ChildFile
  readonly onEdit: (fact: FactKey) => void
}

function KeyFacts({ file, onEdit }: FactsProps) {
  const { t } = useTranslation()
  return (
    <FactRows
      rows={KEY_FACT_IDS.map((id) => row(id, t(`childFile.facts.lines.${id}`), KEY_FACTS[id], { file, onEdit }))}
    />
  )
}

/** What the child was in before. */
function EndedCategories({ file }: { readonly file: ChildFile }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const ended = ownSpans(file.child.categorySpans).filter(({ until }) => until !== null)
  if (ended.length === 0) return null
  return (
    <section>
      <h3 className={styles['group']}>{t('overTime.categories.ended')}</h3>
      <ul className={styles['ended']}>
        {ended.map(({ code, since, until, basis }) => {
          const words = {
            category: categoryWords(code, language),
            until: until === null ? '' : dateInWords(t, until, 'full'),
          }
          const span =
            since === null
              ? t('overTime.categories.spanUntil', words)
              : t('overTime.categories.spanOf', { ...words, since: dateInWords(t, since, 'full') })
          return (
            <li key={`${code} ${since ?? ''} ${until ?? ''}`}>
              {span}
              {basis !== '' && `${t('childFile.comma')}${basis}`}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function AllFacts({ file, onEdit }: FactsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return FACT_GROUPS.map((group) => (
    <section key={group}>
      <h3 className={styles['group']}>{t(`childFile.facts.groups.${group}`)}</h3>
      <FactRows
        rows={factsOfGroup(group).map((key) => row(key, FACTS[key].label[language], [key], { file, onEdit }))}
      />
    </section>
  ))
}

function row(id: KeyFactId | FactKey, label: string, keys: readonly FactKey[], { file, onEdit }: FactsProps): FactRow {
  const { known, oldest, stale } = factLine(keys, file.facts, file.staleBefore)
  return {
    id,
    label,
    value: <Words keys={keys} known={known.map(({ key }) => key)} file={file} onEdit={onEdit} />,
    ...(oldest === null
      ? {}
      : {
          verifiedOn: oldest.fact.verifiedOn,
          stale,
          ...(file.mayRegister ? { onVerify: () => onEdit(oldest.key) } : {}),
        }),
  }
}

const SINCE: readonly FactKey[] = ['father.statusSince', 'mother.statusSince', 'guardian.entrustedSince']

function shownValue(t: TFunction, key: FactKey, written: string): string {
  if (SINCE.includes(key)) return t('overTime.since', { date: written })
  return maskedFact(key, written)
}

function Words({
  keys,
  known,
  file,
  onEdit,
}: FactsProps & { readonly keys: readonly FactKey[]; readonly known: readonly FactKey[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const first = keys[0]
  if (known.length === 0 && first !== undefined) {
    if (!file.mayRegister) return <span className={styles['notAsked']}>{t('childFile.facts.notAsked')}</span>
    return (
      <span className={styles['notAsked']}>
        <Opens
          label={t('childFile.facts.askName', { fact: FACTS[first].label[language] })}
          onClick={() => onEdit(first)}
        >
          {t('childFile.facts.notAsked')}
        </Opens>
      </span>
    )
  }
  const comma = t('childFile.comma')
  return known.map((key, at) => {
    const written = factInWords(key, file.facts[key]?.value, language)
    // The screen stands at a counter: a whole number is for the one who opens the field.
    const value = shownValue(t, key, written)
    const last = at === known.length - 1
    // The comma stays with the word before it: a line never begins with one.
    const words = last ? value : `${value}${comma.trimEnd()}`
    return (
      <Fragment key={key}>
        {!file.mayRegister && words}
        {file.mayRegister && (
          <Opens
            label={t('childFile.facts.editName', { fact: FACTS[key].label[language], value })}
            onClick={() => onEdit(key)}
          >
            {words}
          </Opens>
        )}
        {!last && comma.endsWith(' ') && ' '}
      </Fragment>
    )
  })
}
