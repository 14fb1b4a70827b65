import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDocument } from '../../../domain/records.ts'
import type { FieldValue, ValueField } from '../../../forms/fields.ts'
import { valueInWords } from '../../../forms/words.ts'
import { useWorkspace } from '../../app/desk-context.tsx'
import { useLanguage } from '../../app/use-language.ts'
import { cx } from '../../ui/cx.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import type { Choices, FieldPair, Side } from './compare-drafts.ts'
import styles from './two-drafts.module.css'

interface PairTableProps {
  readonly pairs: readonly FieldPair[]
  readonly left: CaseDocument
  readonly right: CaseDocument
  readonly choices: Choices
  readonly onChoose: (fieldId: string, side: Side) => void
}

/** Each field with what either draft says; one of the two is chosen. Arrow keys change the side, Tab the field. */
export function PairTable({ pairs, left, right, choices, onChoose }: PairTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div className={styles['scroller']} tabIndex={0} role="region" aria-label={t('drafts.two.label')}>
      <table className={styles['pairs']}>
        <thead>
          <tr>
            <th scope="col">{t('drafts.two.field')}</th>
            <Head document={left}>{t('drafts.two.left')}</Head>
            <Head document={right}>{t('drafts.two.right')}</Head>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr key={pair.field.id} className={pair.differs ? '' : (styles['same'] ?? '')}>
              <th scope="row">{pair.field.label[language]}</th>
              <Cell pair={pair} side="left" choices={choices} onChoose={onChoose} />
              <Cell pair={pair} side="right" choices={choices} onChoose={onChoose} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Head({ document, children }: { readonly document: CaseDocument; readonly children: ReactNode }) {
  const { t } = useTranslation()
  const author = useWorkspace((state) => state.staff.get(document.authorId)?.name ?? '')
  return (
    <th scope="col">
      {children}
      <small>
        {t('drafts.two.whose', {
          author,
          date: dateInWords(t, document.updatedAt, 'day'),
          time: dateInWords(t, document.updatedAt, 'time'),
        })}
      </small>
    </th>
  )
}

interface CellProps {
  readonly pair: FieldPair
  readonly side: Side
  readonly choices: Choices
  readonly onChoose: (fieldId: string, side: Side) => void
}

function Cell({ pair: { field, differs, ...sides }, side, choices, onChoose }: CellProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const wordsId = useId()
  const words = <Words field={field} value={sides[side]} />
  if (!differs) return <td>{words}</td>
  const chosen = choices[field.id] === side
  return (
    <td className={cx(chosen && styles['chosen'])}>
      <label className={styles['choice']}>
        <input
          type="radio"
          name={field.id}
          checked={chosen}
          aria-label={t('drafts.two.choose', { field: field.label[language], side: t(`drafts.two.${side}`) })}
          aria-describedby={wordsId}
          onChange={() => onChoose(field.id, side)}
        />
        <span id={wordsId}>{words}</span>
      </label>
    </td>
  )
}

/** The words as they are printed, or what they mean in the language of the screen. */
function Words({ field, value }: { readonly field: ValueField; readonly value: FieldValue | undefined }) {
  const { t } = useTranslation()
  const words = valueInWords(field, value, useLanguage())
  return words === '' ? <span className={styles['nothing']}>{t('drafts.two.nothing')}</span> : words
}
