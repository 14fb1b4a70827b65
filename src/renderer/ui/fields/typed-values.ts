/** What people type for a month or a time. Dates: src/domain/dates.ts; numbers: src/forms/normalise.ts. */

/** 2026年11月, 2026-11, 2026/1, 202611 → YYYY-MM; null when it is no month. */
export function parseTypedMonth(text: string): string | null {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '')
  const match = /^(\d{4})(?:[-/.年]?(\d{2})|[-/.年](\d))月?$/.exec(plain)
  if (match === null) return null
  const month = Number(match[2] ?? match[3])
  return month >= 1 && month <= 12 ? `${match[1] ?? ''}-${String(month).padStart(2, '0')}` : null
}

/* The words themselves are what is parsed, in whichever language the screen is. */
/* eslint-disable no-restricted-syntax */

/** 9:10, 0910, 9点10分, 9点, 下午3:05 → HH:mm; null when it is no time of day. */
export function parseTypedTime(text: string): string | null {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '')
  const match = /^(上午|下午)?(\d{1,2})(?:[:点时.](\d{1,2})?分?|(\d{2}))$/.exec(plain)
  if (match === null) return null
  const [, half, hourText, afterMark, joined] = match
  const hour = Number(hourText) + (half === '下午' && Number(hourText) < 12 ? 12 : 0)
  const minute = Number(afterMark ?? joined ?? '0')
  if (hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
