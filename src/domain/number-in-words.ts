/** A number as it stands in a sentence, in both languages: over 999 with a comma. Years and codes are no such numbers. */
export function numberInWords(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 20 })
}
