import { useTranslation } from 'react-i18next'
import type { FormValues } from '../../../domain/records.ts'
import { computeField } from '../../../forms/computed.ts'
import type { FormDefinition, FormField, TableField } from '../../../forms/definition.ts'
import { asRecord, asRows, asText, hasValue, isEmpty, type FieldValue } from '../../../forms/fields.ts'
import { visibleValues } from '../../../forms/values.ts'
import { optionWord, valueInWords } from '../../../forms/words.ts'
import { useLanguage } from '../../app/use-language.ts'
import styles from './read-sections.module.css'

interface ReadSectionsProps {
  readonly definition: FormDefinition
  readonly values: FormValues
  /** YYYY-MM-DD. */
  readonly today: string
}

/** A paper that is not written any more, in the order of its sections. Values are the words on the paper, or on an English screen what they mean. */
export function ReadSections({ definition, values, today }: ReadSectionsProps) {
  const language = useLanguage()
  const visible = visibleValues(definition, values)
  return (
    <>
      {definition.sections.map((section) => {
        const fields = section.fields.filter(
          (field) => (hasValue(field) && field.id in visible) || field.kind === 'computed',
        )
        if (fields.length === 0) return null
        return (
          <section key={section.id} className={styles['section']}>
            {section.title !== null && <h2>{section.title[language]}</h2>}
            <dl className={styles['list']}>
              {fields.map((field) => (
                <div key={field.id} className={isWide(field) ? styles['wideItem'] : styles['item']}>
                  <dt>{field.label[language]}</dt>
                  <dd>
                    <Value field={field} values={visible} today={today} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )
      })}
    </>
  )
}

/** So many columns that a label beside them would leave words no room. */
const MANY_COLUMNS = 6

function isWide(field: FormField): boolean {
  return field.kind === 'table' && field.columns.length > MANY_COLUMNS
}

interface ValueProps {
  readonly field: FormField
  readonly values: FormValues
  readonly today: string
}

function Value({ field, values, today }: ValueProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (field.kind === 'computed')
    return computeField(field, values, { today }).words?.[language] ?? t('form.read.nothing')
  if (!hasValue(field)) return null
  const value = values[field.id]
  if (isEmpty(value)) return <span className={styles['nothing']}>{t('form.read.nothing')}</span>
  switch (field.kind) {
    case 'table':
      return <Rows field={field} value={value} />
    case 'tally':
      return field.rows.map((row) => (
        <div key={row.id}>
          {row.label[language]} <b>{optionWord(field, asText(asRecord(value)[row.id]), language)}</b>
        </div>
      ))
    case 'score':
      return field.items.map((item) => {
        const { score, basis } = asRecord(asRecord(value)[item.id])
        return (
          <div key={item.id}>
            {item.label[language]} <b>{typeof score === 'number' ? score : t('form.unanswered')}</b> {asText(basis)}
          </div>
        )
      })
    default:
      return <span className={styles['words']}>{valueInWords(field, value, language)}</span>
  }
}

function Rows({ field, value }: { readonly field: TableField; readonly value: FieldValue | undefined }) {
  const language = useLanguage()
  return (
    // A long word makes it wider than the page: then it is scrolled in its own frame.
    <div className={styles['frame']} tabIndex={0} role="group" aria-label={field.label[language]}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {field.fixedRows !== undefined && <td />}
            {field.columns.map((column) => (
              <th key={column.id} scope="col">
                {column.label[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {asRows(value).map((row, at) => (
            <tr key={field.fixedRows?.[at]?.id ?? at}>
              {field.fixedRows !== undefined && <th scope="row">{field.fixedRows[at]?.label[language]}</th>}
              {field.columns.map((column) => (
                <td key={column.id}>{valueInWords(column, row[column.id], language)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
