import { GLYPH_COVERAGE } from './glyph-coverage-data.ts'

/**
 * Which characters a paper can be printed with. The print process has the faces themselves and refuses by name; this is
 * the same knowledge for the screen, so that a rare character in a name is warned about while it is typed.
 */

/** Characters without ink, which no face needs: line ends, tabs, controls, joiners, variation selectors. */
const WITHOUT_INK = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Variation_Selector}]/u

let starts: readonly number[] | undefined
let ends: readonly number[] | undefined

function unpack(): { readonly starts: readonly number[]; readonly ends: readonly number[] } {
  if (starts !== undefined && ends !== undefined) return { starts, ends }
  const first: number[] = []
  const last: number[] = []
  let end = 0
  for (const range of GLYPH_COVERAGE.split(' ')) {
    const [gap = '0', more = '0'] = range.split('-')
    const start = end + parseInt(gap, 36)
    end = start + parseInt(more, 36)
    first.push(start)
    last.push(end)
  }
  starts = first
  ends = last
  return { starts, ends }
}

/** The text without such characters; line ends (\n) stay. */
export function withoutInkless(text: string): string {
  return WITHOUT_INK.test(text)
    ? Array.from(text)
        .filter((one) => one === '\n' || !WITHOUT_INK.test(one))
        .join('')
    : text
}

/** Whether a shipped face has the character. */
export function isPrintable(character: string): boolean {
  const point = character.codePointAt(0) ?? 0
  if (WITHOUT_INK.test(character)) return true
  const { starts: from, ends: to } = unpack()
  let low = 0
  let high = from.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((from[middle] ?? 0) <= point) low = middle
    else high = middle - 1
  }
  return point >= (from[low] ?? 0) && point <= (to[low] ?? -1)
}

/** By code point: 0 when nobody has asked yet, else one of the two. A text of megabytes is looked through at each key. */
let answers: Uint8Array | undefined
const PRINTABLE = 1
const UNPRINTABLE = 2

/** The characters of a text no shipped face has, each once, in the order they appear; '' when all can be printed. */
export function findUnprintable(text: string): string {
  answers ??= new Uint8Array(0x110000)
  const found = new Set<number>()
  for (let at = 0; at < text.length; at += 1) {
    const point = text.codePointAt(at) ?? 0
    if (point > 0xffff) at += 1
    if (answers[point] === 0) answers[point] = isPrintable(String.fromCodePoint(point)) ? PRINTABLE : UNPRINTABLE
    if (answers[point] === UNPRINTABLE) found.add(point)
  }
  return [...found].map((point) => String.fromCodePoint(point)).join('')
}
