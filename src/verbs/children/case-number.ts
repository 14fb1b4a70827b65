import type { Child, Station } from '../../domain/records.ts'

/**
 * 个案编号 of a new file: station code, year, type, serial, e.g. XY-2026-个-0037 (domain.md §3). The serial starts anew each
 * year and follows the highest one given, so that a number is never given twice.
 */
export function nextCaseNumber(station: Station, children: Iterable<Child>, year: number): string {
  return caseNumbersFrom(station, children, year)()
}

/** The numbers of many new files, one at each call: who is on file is looked through once. */
export function caseNumbersFrom(station: Station, children: Iterable<Child>, year: number): () => string {
  let highest = 0
  for (const { caseNumber } of children) {
    const match = CASE_NUMBER.exec(caseNumber)
    if (match !== null && Number(match[1]) === year) highest = Math.max(highest, Number(match[2]))
  }
  return () => {
    highest += 1
    return `${station.caseCode}-${String(year)}-个-${String(highest).padStart(4, '0')}`
  }
}

const CASE_NUMBER = /-(\d{4})-个-(\d+)$/
