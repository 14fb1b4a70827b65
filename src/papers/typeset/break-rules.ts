import { withoutInkless } from '../../domain/glyph-coverage.ts'

/**
 * Where a Chinese line may break (GB/T 15834, 避头尾) and what is white inside the punctuation's square.
 */
const CLOSING = '、，。．：；！？）〕】》〉」』”’｝］·…—～％℃°‰'
const OPENING = '（〔【《〈「『“‘｛［'
/** Closing marks whose right half is white: narrowed before another mark and at the end of a line. */
const HALF_CLOSING = '、，。．：；！？）〕】》〉」』”’｝］'

/** Words that stay on one line: dates, phones, a number and its unit. Bounded, so that a page of figures costs no time. */
const TOGETHER =
  /\d{1,4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日|(?:\d{3,4}[- ])?\d{4}[- ]\d{4}|\d{1,9}(?:\.\d{1,9})?[年月日时分秒元岁周次天人级个项种份页号条]|[—]{2}|[…]{2}/gu

export function isClosing(character: string): boolean {
  return character !== '' && CLOSING.includes(character)
}

export function isOpening(character: string): boolean {
  return character !== '' && OPENING.includes(character)
}

export function hasWhiteRight(character: string): boolean {
  return character !== '' && HALF_CLOSING.includes(character)
}

/** Chinese characters and full-width marks: each may begin a line and is spaced singly. */
export function isWide(point: number): boolean {
  return (
    (point >= 0x2e80 && point <= 0x9fff) ||
    (point >= 0xf900 && point <= 0xfaff) ||
    (point >= 0xfe30 && point <= 0xfe4f) ||
    (point >= 0xff00 && point <= 0xff60) ||
    (point >= 0xffe0 && point <= 0xffe6) ||
    (point >= 0x20000 && point <= 0x3ffff) ||
    isClosing(String.fromCodePoint(point)) ||
    isOpening(String.fromCodePoint(point)) ||
    (point >= 0x2460 && point <= 0x27bf)
  )
}

/** For every UTF-16 position: true where a line must not break before it. */
export function keptTogether(text: string): ReadonlySet<number> {
  const kept = new Set<number>()
  for (const match of text.matchAll(TOGETHER))
    for (let at = match.index + 1; at < match.index + match[0].length; at += 1) kept.add(at)
  return kept
}

/** The text as it can be set: line ends as \n, tabs as spaces, characters without ink left out. */
export function settable(text: string): string {
  return withoutInkless(text.replace(/\r\n?|\u2028|\u2029/g, '\n').replaceAll('\t', ' '))
}
