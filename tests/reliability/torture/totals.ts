import type { Totals } from './torture.ts'

/** The one line a run ends with. */
export function totalsInWords(totals: Totals): string {
  return [
    `${String(totals.rounds)} kills`,
    `acknowledged writes lost: ${String(totals.acknowledgedLost)}`,
    `typed text lost that was older than a second: ${String(totals.typedLost)} (oldest key lost: ${String(totals.oldestKeyLost)} ms)`,
    `backups that do not open: ${String(totals.backupsNotOpened)} of ${String(totals.backups)}`,
    `plaintext left behind: ${String(totals.plaintext)}`,
    Object.entries(totals.kills)
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([name, count]) => `${name} ${String(count)}`)
      .join(', '),
  ].join('; ')
}
