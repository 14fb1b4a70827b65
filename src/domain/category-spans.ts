import type { CategorySpan } from './records.ts'

/**
 * The categories of a child over time, after it was found that it is in just these. A category that no longer holds ends
 * that day, a new one begins; the same list comes back when nothing changed.
 * @param codes the categories that hold now, in the order of the form
 * @param from since when a new one holds (`null`: not known), and what says so
 * @param on YYYY-MM-DD, when those not among the codes ended
 */
export function spansHolding(
  spans: readonly CategorySpan[],
  codes: readonly string[],
  from: { readonly since: string | null; readonly basis: string },
  on: string,
): readonly CategorySpan[] {
  const open = new Set(spans.filter(({ until }) => until === null).map(({ code }) => code))
  const begun = codes.filter((code) => !open.has(code))
  const ends = [...open].some((code) => !codes.includes(code))
  if (begun.length === 0 && !ends) return spans
  return [
    ...spans.map((span) => (span.until === null && !codes.includes(span.code) ? { ...span, until: on } : span)),
    ...begun.map((code) => ({ code, since: from.since, until: null, basis: from.basis })),
  ]
}

/** The categories that hold. */
export function openCategories(spans: readonly CategorySpan[]): readonly string[] {
  return spans.filter(({ until }) => until === null).map(({ code }) => code)
}
