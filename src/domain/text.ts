/** What people type and paste: line breaks, invisible characters, and how long a text is as a person counts it. */

/** Control characters but tab and line breaks, lone halves of surrogate pairs, code points that are no characters. */
const CONTROL = /(?![\t\n\v\f\r\u0085])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u
/** Invisible marks that steer the direction of writing or hide in pasted web pages: no use on a form. */
const INVISIBLE = /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/u
const JUNK = new RegExp(`${CONTROL.source}|${INVISIBLE.source}`, 'gu')
const LINE_BREAKS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g

/** Whether a text holds characters that can be neither seen nor printed. Tabs and line breaks are not among them. */
export function hasControlCharacters(text: string): boolean {
  return CONTROL.test(text) || INVISIBLE.test(text)
}

/** Any of the many line breaks becomes `\n`, a tab a space. */
export function normaliseLineBreaks(text: string): string {
  return text.replaceAll(LINE_BREAKS, '\n').replaceAll('\t', ' ')
}

/** Several lines as one: each run of line breaks with the blanks around it becomes one space. */
export function onOneLine(text: string): string {
  return normaliseLineBreaks(text).replaceAll(/ *\n[\n ]*/g, ' ')
}

/** The text without what can be neither seen nor printed. */
export function withoutControlCharacters(text: string): string {
  return text.replaceAll(JUNK, '')
}

/** Letters written from right to left, and the invisible marks that turn the direction. */
const TURNS =
  /[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFE\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u
const ISOLATES = /[\u2066-\u2069]/g
const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

/**
 * A person's words as they stand inside a sentence: what they do to the direction of writing ends with them (UAX #9,
 * rule X6a), so that nothing around them changes places. Nearly always the very same text.
 */
export function isolated(text: string): string {
  if (!TURNS.test(text)) return text
  const own = isBalanced(text) ? text : text.replaceAll(ISOLATES, '')
  return FIRST_STRONG_ISOLATE + own + POP_ISOLATE
}

function isBalanced(text: string): boolean {
  let open = 0
  for (const [mark] of text.matchAll(ISOLATES)) {
    open += mark === POP_ISOLATE ? -1 : 1
    if (open < 0) return false
  }
  return open === 0
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** Length as a person counts it: 𠮷 is one, 👨‍👩‍👧 is one. */
export function countGraphemes(text: string): number {
  let count = 0
  for (const segment of segmenter.segment(text)) count += segment.segment === '' ? 0 : 1
  return count
}

/** Whether a text is longer than a person may write; looks no further than it must, so that 2 MB is quick too. */
export function isLongerThan(text: string, limit: number): boolean {
  if (text.length <= limit) return false
  let count = 0
  for (const segment of segmenter.segment(text)) {
    count += segment.segment === '' ? 0 : 1
    if (count > limit) return true
  }
  return false
}
