/** Words that stand in a sentence elsewhere and begin one here. Chinese stays as it is. */
export function capital(words: string): string {
  return words.slice(0, 1).toLocaleUpperCase('en') + words.slice(1)
}
