import type { TFunction } from 'i18next'
import type { Fact, FactKey } from '../../../domain/facts.ts'
import type { Language } from '../../../domain/localized.ts'
import { asRows, asText } from '../../../forms/fields.ts'
import { factInWords } from '../../ui/fact-words.ts'

/** A fact of one of the files in words; of the household how many live in it and who they are. */
export function mergedFactWords(t: TFunction, key: FactKey, fact: Fact | undefined, language: Language): string {
  const rows = key === 'household.members' ? asRows(fact?.value) : []
  if (rows.length === 0) return factInWords(key, fact?.value, language)
  const names = rows.map((row) => asText(row['name'])).filter((name) => name !== '')
  return [t('merge.rows', { count: rows.length }), ...names].join(' · ')
}
