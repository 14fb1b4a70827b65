import type { TFunction } from 'i18next'
import type { OpeningReport } from '../../../storage/opening-report.ts'

/**
 * What an opening put right by itself, so that nobody wonders whether something is lost. What is lost or has to be seen
 * to stands over every page (src/renderer/app/station-note.tsx).
 */
export function openingSentences(t: TFunction, report: OpeningReport | null): readonly string[] {
  if (report === null) return []
  const sentences: string[] = []
  if (report.rebuiltFrom === null && report.replayed > 0) {
    sentences.push(t('today.opening.replayed', { count: report.replayed }))
  }
  if (report.renewed) sentences.push(t('today.opening.renewed'))
  if (report.migratedFrom !== null) sentences.push(t('today.opening.migrated'))
  return sentences
}
