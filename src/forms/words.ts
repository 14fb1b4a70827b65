import { formatDateZh, formatMonthZh, formatTimeZh } from '../domain/dates.ts'
import type { Language } from '../domain/localized.ts'
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

/** A value in the words printed on paper; '' when nothing is written. Lists are joined by 、, rows by ；. */
export function valueInWords(field: ValueField | ColumnField, value: FieldValue | undefined): string {
  if (isEmpty(value)) return ''
  switch (field.kind) {
    case 'date':
      return formatDateZh(asText(value))
    case 'month':
      return formatMonthZh(asText(value))
    case 'time':
      return formatTimeZh(asText(value))
    case 'number':
    case 'money':
      return `${typeof value === 'number' ? plainNumber(value) : asText(value)}${field.unit?.zh ?? ''}`
    case 'oneOf':
    case 'codeList':
    case 'yesNo':
      return bareWord(optionWord(field, asText(value), 'zh'))
    case 'manyOf':
      return asCodes(value)
        .map((code) => bareWord(optionWord(field, code, 'zh')))
        .join('、')
    case 'table':
      return asRows(value)
        .map((row) => wordsOf(field.columns.map((column) => valueInWords(column, row[column.id]))))
        .filter((words) => words !== '')
        .join('；')
    case 'tally':
      return field.rows
        .map(({ id, label }) => [label.zh, asText(asRecord(value)[id])] as const)
        .filter(([, code]) => code !== '')
        .map(([row, code]) => `${row}：${optionWord(field, code, 'zh')}`)
        .join('；')
    case 'score':
      return field.items
        .map(({ id, label }) => {
          const { score, basis } = asRecord(asRecord(value)[id])
          return wordsOf([typeof score === 'number' ? `${label.zh}${score}分` : '', asText(basis)])
        })
        .filter((words) => words !== '')
        .join('；')
    default:
      return asText(value)
  }
}

/** 2420, 0.5, 12.34: no exponent, no grouping. */
export function plainNumber(value: number): string {
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
}

/** An option such as 患病： stands before its blank; alone it loses the colon. */
function bareWord(word: string): string {
  return word.replace(/：$/, '')
}

function wordsOf(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('，')
}
