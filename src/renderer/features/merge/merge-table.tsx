import type { TFunction } from 'i18next'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { FACTS, type Fact, type FactKey } from '../../../domain/facts.ts'
import type { Language } from '../../../domain/localized.ts'
import { asRows, asText } from '../../../forms/fields.ts'
import { useWorkspace } from '../../app/desk-context.tsx'
import { useLanguage } from '../../app/use-language.ts'
import { cx } from '../../ui/cx.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import { factInWords } from '../../ui/fact-words.ts'
import type { Choices, FieldPair, MergeFile, Side } from './merge-fields.ts'
import styles from './merge.module.css'

interface MergeTableProps {
  readonly pairs: readonly FieldPair[]
  readonly kept: MergeFile
  readonly gone: MergeFile
  readonly choices: Choices
  readonly onChoose: (field: string, side: Side) => void
}

/** Each field in which the files differ; one of the two is chosen. Arrow keys change the side, Tab the field. */
export function MergeTable({ pairs, kept, gone, choices, onChoose }: MergeTableProps) {
  const { t } = useTranslation()
  return (
    <div className={styles['scroller']} tabIndex={0} role="region" aria-label={t('merge.label')}>
      <table className={styles['pairs']}>
        <thead>
          <tr>
            <th scope="col">{t('merge.field')}</th>
            <th scope="col">
              {t('merge.kept')}
              <small>{kept.child.caseNumber}</small>
            </th>
            <th scope="col">
              {t('merge.gone')}
              <small>{gone.child.caseNumber}</small>
            </th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <Row
              key={pair.field}
              pair={pair}
              files={{ kept, gone }}
              chosen={choices[pair.field]}
              onChoose={(side) => onChoose(pair.field, side)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  readonly pair: FieldPair
  readonly files: Readonly<Record<Side, MergeFile>>
  readonly chosen: Side | undefined
  readonly onChoose: (side: Side) => void
}

function Row({ pair, files, chosen, onChoose }: RowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const id = useId()
  const staff = useWorkspace((state) => state.staff)
  const label = pair.kind === 'fact' ? FACTS[pair.field].label[language] : t(`merge.register.${pair.field}`)
  const wordsOf = (side: Side): string => {
    if (pair.kind === 'fact') return factWords(t, pair.field, pair[side], language)
    const { child } = files[side]
    switch (pair.field) {
      case 'population':
        return t(`lists.populations.${child.population}`)
      case 'status':
        return t(`children.filters.status_${child.status}`)
      case 'workerId':
        return staff.get(child.workerId)?.name ?? ''
    }
  }
  const verified = (side: Side) => (pair.kind === 'fact' ? pair[side]?.verifiedOn : undefined)
  return (
    <tr>
      <th scope="row">{label}</th>
      {(['kept', 'gone'] as const).map((side) => {
        const on = verified(side)
        return (
          <td key={side} className={cx(chosen === side && styles['chosen'])}>
            <label className={styles['choice']}>
              <input
                type="radio"
                name={id}
                checked={chosen === side}
                aria-label={t('merge.choose', { field: label, side: t(`merge.${side}`) })}
                aria-describedby={`${id}-${side}`}
                onChange={() => onChoose(side)}
              />
              <span id={`${id}-${side}`}>
                {wordsOf(side) === '' ? <span className={styles['nothing']}>{t('merge.nothing')}</span> : wordsOf(side)}
                {on !== undefined && <small>{t('merge.verified', { date: dateInWords(t, on, 'full') })}</small>}
              </span>
            </label>
          </td>
        )
      })}
    </tr>
  )
}

/** A fact in words; of a table how many rows it has and who stands in it. */
function factWords(t: TFunction, key: FactKey, fact: Fact | undefined, language: Language): string {
  const value = fact?.value
  const rows = Array.isArray(value) ? asRows(value) : []
  if (rows.length === 0) return factInWords(key, value, language)
  const names = rows.map((row) => asText(row['name'])).filter((name) => name !== '')
  return [t('merge.rows', { count: rows.length }), ...names].join(' · ')
}
