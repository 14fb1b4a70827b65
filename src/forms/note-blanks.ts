/** A note's words cut at its blanks: `{id}` stands for a field, `{@name}` for something of the letterhead. */
export type NotePart = { readonly text: string } | { readonly blank: string }

const BLANK = /\{(@?[A-Za-z0-9]+)\}/u

export function noteParts(text: string): readonly NotePart[] {
  return text.split(new RegExp(BLANK, 'gu')).flatMap((part, at): NotePart[] => {
    if (at % 2 === 1) return [{ blank: part }]
    return part === '' ? [] : [{ text: part }]
  })
}

/** As a screen shows it, where the blanks are fields of their own. */
export function noteOnScreen(text: string): string {
  return noteParts(text)
    .map((part) => ('text' in part ? part.text : '……'))
    .join('')
}
