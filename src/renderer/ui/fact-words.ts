import { formatDateEn, formatDateZh } from '../../domain/dates.ts'
import type { FactKey, FactValue, TableRow } from '../../domain/facts.ts'
import type { Language } from '../../domain/localized.ts'
import { numberInWords } from '../../domain/number-in-words.ts'
import type { FieldOption, FormField } from '../../forms/definition.ts'
import { fieldOfFact } from '../../forms/fact-fields.ts'
import { optionWord } from '../../forms/words.ts'

/** Whether somebody has been asked and something is written. */
export function isKnown(value: FactValue | undefined): value is Exclude<FactValue, null> {
  if (value === undefined || value === null) return false
  return typeof value === 'number' || value.length > 0
}

/** A fact for people: 女 · 2017年9月4日 · 1,860 元 · 家庭困境 低保. '' when it is not known. */
export function factInWords(key: FactKey, value: FactValue | undefined, language: Language): string {
  return factWordList(key, value, language).join(language === 'zh' ? '、' : ', ')
}

/** The same, one item for each ticked option of a list: its sub-options stay with it. */
export function factWordList(key: FactKey, value: FactValue | undefined, language: Language): readonly string[] {
  if (!isKnown(value)) return []
  const field = fieldOfFact(key)
  if (typeof value === 'number') return [measureInWords(field, value, language)]
  if (typeof value === 'string') return [stringInWords(field, value, language)]
  if (field?.kind === 'table') return rowsInWords(field, value, language)
  const codes = value.filter((item) => typeof item === 'string')
  return field?.kind === 'manyOf' ? tickedInWords(field.options, codes, language) : codes
}

/** One item a row: 低保，620 元，2025年3月1日 — 2026年2月28日 as its columns say. */
function rowsInWords(
  field: Extract<FormField, { readonly kind: 'table' }>,
  rows: readonly (string | TableRow)[],
  language: Language,
): readonly string[] {
  return rows.flatMap((row) => {
    if (typeof row === 'string') return [row]
    const cells = field.columns.flatMap((column) => {
      const cell = row[column.id]
      if (cell === undefined || cell === null || cell === '') return []
      const words =
        typeof cell === 'number' ? measureInWords(column, cell, language) : stringInWords(column, cell, language)
      return column.kind === 'date' ? [`${column.label[language]} ${words}`] : [words]
    })
    return cells.length === 0 ? [] : [cells.join(language === 'zh' ? '，' : ', ')]
  })
}

function stringInWords(field: FormField | undefined, value: string, language: Language): string {
  switch (field?.kind) {
    case 'codeList':
    case 'oneOf':
    case 'yesNo':
      return bare(optionWord(field, value, language))
    case 'date':
      return (language === 'zh' ? formatDateZh : formatDateEn)(value)
    default:
      return value
  }
}

function tickedInWords(options: readonly FieldOption[], codes: readonly string[], language: Language): string[] {
  const words: string[] = []
  const told = new Set<string>()
  for (const { code, label, children = [] } of options) {
    const inside = children.filter((option) => codes.includes(option.code))
    if (!codes.includes(code) && inside.length === 0) continue
    for (const known of [code, ...inside.map((option) => option.code)]) told.add(known)
    const kinds = inside.map((option) => bare(option.label[language]))
    words.push(
      kinds.length === 0 || language === 'zh'
        ? [bare(label[language]), ...kinds].join(' ')
        : `${bare(label[language])}: ${kinds.join(', ')}`,
    )
  }
  // A code of another version of the form stays readable rather than vanishing.
  return [...words, ...codes.filter((code) => !told.has(code))]
}

/** An amount takes commas and its unit; a bare number may be a year. */
function measureInWords(field: FormField | undefined, value: number, language: Language): string {
  const unit = field?.kind === 'number' || field?.kind === 'money' ? field.unit?.[language] : undefined
  return unit === undefined ? String(value) : `${numberInWords(value)} ${unit}`
}

/** 患病： is printed before a rule to write on; in a sentence the colon goes. */
function bare(label: string): string {
  return label.replace(/[：:]$/u, '')
}
