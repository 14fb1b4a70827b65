/** Telephone numbers as stations write them: 138 0000 0021, 0898-6666 0000转8, 110; several parted by 、 or ／. */

const MOBILE = /^(?:\+?86)?1[3-9]\d{9}$/
const LANDLINE = /^(?:0\d{2,3}|\+?86\d{2,3})?[2-9]\d{6,7}$/
const SERVICE = /^(?:1[012]\d|1[02469]\d{3}|12\d{3}|[48]00\d{7})$/
const EXTENSION = /(?:转|分机|ext\.?|x|#)\d{1,6}$/i

/** Digits and a leading + only; the extension is dropped. */
export function plainPhone(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\u2010-\u2015().-]/g, '')
    .replace(EXTENSION, '')
}

/** The numbers a field holds, as they are written. */
export function phonesIn(text: string): readonly string[] {
  return text
    .split(/[、／/，,；;]/)
    .map((number) => number.trim())
    .filter((number) => number !== '')
}

/** Whether every number in the text looks like one that can be called. */
export function looksLikePhone(text: string): boolean {
  const numbers = phonesIn(text).map(plainPhone)
  return (
    numbers.length > 0 && numbers.every((number) => [MOBILE, LANDLINE, SERVICE].some((shape) => shape.test(number)))
  )
}

/** 13800000021 → 138 0000 0021; other numbers as they are. */
export function formatPhone(text: string): string {
  const plain = plainPhone(text)
  return /^1[3-9]\d{9}$/.test(plain) && /^[\d\s-]+$/.test(text.normalize('NFKC'))
    ? `${plain.slice(0, 3)} ${plain.slice(3, 7)} ${plain.slice(7)}`
    : text
}
