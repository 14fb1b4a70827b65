import { formatDateEn, formatDateZh, formatMonthEn, formatMonthZh, formatTimeZh } from '../domain/dates.ts'
import type { Language, Localized } from '../domain/localized.ts'
import type { ColumnField, FieldOption } from './definition.ts'
import { asCodes, asRecord, asRows, asText, flatOptions, isEmpty, optionsOf } from './fields.ts'
import type { FieldValue, ValueField } from './fields.ts'

/** The word of an option; the code itself when the form has no such option, so that nothing written is hidden. */
export function optionWord(
  field: { readonly kind: string; readonly list?: string; readonly options?: readonly FieldOption[] },
  code: string,
  language: Language,
): string {
  return flatOptions(optionsOf(field)).find((option) => option.code === code)?.label[language] ?? code
}

interface Marks {
  readonly list: string
  readonly rows: string
  readonly parts: string
  readonly colon: string
}

const MARKS: Readonly<Record<Language, Marks>> = {
  zh: { list: '、', rows: '；', parts: '，', colon: '：' },
  en: { list: ', ', rows: '; ', parts: ', ', colon: ': ' },
}

/**
 * A value in words; '' when nothing is written. Lists are joined by 、, rows by ；. Papers always say it in Chinese; a
 * screen says it in its own language.
 */
export function valueInWords(
  field: ValueField | ColumnField,
  value: FieldValue | undefined,
  language: Language = 'zh',
): string {
  if (isEmpty(value)) return ''
  const marks = MARKS[language]
  switch (field.kind) {
    case 'date':
      return (language === 'zh' ? formatDateZh : formatDateEn)(asText(value))
    case 'month':
      return (language === 'zh' ? formatMonthZh : formatMonthEn)(asText(value))
    case 'time':
      return formatTimeZh(asText(value))
    case 'number':
    case 'money':
      return numberInWords(typeof value === 'number' ? plainNumber(value) : asText(value), field.unit, language)
    case 'oneOf':
    case 'codeList':
    case 'yesNo':
      return bareWord(optionWord(field, asText(value), language))
    case 'manyOf':
      return asCodes(value)
        .map((code) => bareWord(optionWord(field, code, language)))
        .join(marks.list)
    case 'table':
      return asRows(value)
        .map((row) =>
          wordsOf(
            field.columns.map((column) => valueInWords(column, row[column.id], language)),
            marks,
          ),
        )
        .filter((words) => words !== '')
        .join(marks.rows)
    case 'tally':
      return field.rows
        .map(({ id, label }) => [label[language], asText(asRecord(value)[id])] as const)
        .filter(([, code]) => code !== '')
        .map(([row, code]) => `${row}${marks.colon}${optionWord(field, code, language)}`)
        .join(marks.rows)
    case 'score':
      return field.items
        .map(({ id, label }) => {
          const { score, basis } = asRecord(asRecord(value)[id])
          const points = typeof score === 'number' ? pointsInWords(label[language], score, language) : ''
          return wordsOf([points, asText(basis)], marks)
        })
        .filter((words) => words !== '')
        .join(marks.rows)
    default:
      return asText(value)
  }
}

/** 41周岁, 41 years. */
function numberInWords(number: string, unit: Localized | undefined, language: Language): string {
  if (unit === undefined) return number
  return language === 'zh' ? `${number}${unit.zh}` : `${number} ${unit.en}`
}

function pointsInWords(item: string, points: number, language: Language): string {
  return language === 'zh' ? `${item}${String(points)}分` : `${item} ${String(points)}`
}

/** 2420, 0.5, 12.34: no exponent, no grouping. */
export function plainNumber(value: number): string {
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
}

/** An option such as 患病： stands before its blank; alone it loses the colon. */
function bareWord(word: string): string {
  return word.replace(/[：:]$/u, '')
}

function wordsOf(parts: readonly string[], marks: Marks): string {
  return parts.filter((part) => part !== '').join(marks.parts)
}
