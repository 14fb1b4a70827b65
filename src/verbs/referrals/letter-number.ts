import type { Referral, Station } from '../../domain/records.ts'

/** 文号: 秀街社工转〔2026〕12号. The serial starts anew each year and follows the highest one given (domain.md §6.2). */
export function nextLetterNumber(
  station: Station,
  referrals: Iterable<Referral>,
  year: number,
): NonNullable<Referral['number']> {
  let highest = 0
  for (const { number } of referrals) if (number?.year === year) highest = Math.max(highest, number.serial)
  const serial = highest + 1
  return { year, serial, text: `${station.letterCode}〔${String(year)}〕${String(serial)}号` }
}
