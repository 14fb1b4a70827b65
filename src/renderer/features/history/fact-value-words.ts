import type { FactKey, FactValue } from '../../../domain/facts.ts'
import type { Language } from '../../../domain/localized.ts'
import { valueInWords } from '../../../forms/words.ts'
import { fieldOfFact } from '../../../forms/fact-fields.ts'
import { factInWords } from '../../ui/fact-words.ts'

/** A fact in words, tables row by row; '' when it is not known. */
export function factValueWords(key: FactKey, value: FactValue | undefined, language: Language): string {
  const field = fieldOfFact(key)
  return field?.kind === 'table' ? valueInWords(field, value, language) : factInWords(key, value, language)
}
