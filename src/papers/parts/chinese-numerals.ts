const DIGITS = '〇一二三四五六七八九'

/** 1 → 一, 12 → 十二, 23 → 二十三; for numbering sections, below one hundred. */
export function chineseNumeral(number: number): string {
  const tens = Math.floor(number / 10)
  const ones = number % 10
  if (tens === 0) return DIGITS.charAt(ones)
  return `${tens === 1 ? '' : DIGITS.charAt(tens)}十${ones === 0 ? '' : DIGITS.charAt(ones)}`
}
