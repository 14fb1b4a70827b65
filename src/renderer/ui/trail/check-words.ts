import type { TFunction } from 'i18next'
import type { TrailCheck, TrailFault } from '../../../storage/verify-trail.ts'

/** More places than this are counted, not told. */
const MOST_TOLD = 8

export function isWhole({ faults }: TrailCheck): boolean {
  return faults.length === 0
}

/** Whether every line is as it was written, or which are not. */
export function checkInWords(t: TFunction, check: TrailCheck): string {
  const { faults, last } = check
  if (isWhole(check)) return last === 0 ? t('trail.check.empty') : t('trail.check.good', { last })
  const told = faults.slice(0, MOST_TOLD).map((fault) => faultInWords(t, fault))
  if (faults.length > MOST_TOLD) told.push(t('trail.check.more', { count: faults.length - MOST_TOLD }))
  const comma = t('childFile.comma')
  return `${t('trail.check.trouble', { count: faults.length })}${comma.endsWith(' ') ? ' ' : ''}${told.join(comma)}`
}

function faultInWords(t: TFunction, fault: TrailFault): string {
  if (fault.kind === 'missing') {
    const { from, to } = fault
    return from === to ? t('trail.check.missing', { from }) : t('trail.check.missingSpan', { from, to })
  }
  return t(`trail.check.${fault.kind}`, { seq: fault.seq })
}
