import { Button } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpeningReport } from '../../storage/opening-report.ts'
import type { DamagedRow } from '../../storage/workspace.ts'
import { dateInWords } from '../ui/date-text.tsx'
import { Note } from '../ui/note.tsx'
import { useDesk } from './desk-context.tsx'
import { useMissingSpace } from './free-space.ts'

/** Over every page: that nothing can be stored now, or else what opening the station has found. One note at a time. */
export function StationNote() {
  const { t } = useTranslation()
  const { report, workspace } = useDesk()
  const missingSpace = useMissingSpace()
  const [read, setRead] = useState(false)
  if (missingSpace > 0) {
    return (
      <Note tone="trouble" title={t('stationNote.full.title')}>
        {t('stationNote.full.sentence', { megabytes: Math.ceil(missingSpace / 2 ** 20) })}
      </Note>
    )
  }
  if (read || report === null) return null
  const found = findings(t, report, workspace.damaged)
  if (found.length === 0) return null
  const lost = workspace.damaged.length + report.missing.length + report.older.length > 0
  return (
    <Note
      tone={lost ? 'trouble' : 'caution'}
      action={
        <Button size="xs" variant="subtle" onClick={() => setRead(true)}>
          {t('stationNote.read')}
        </Button>
      }
    >
      {found.map((sentence) => (
        <div key={sentence}>{sentence}</div>
      ))}
    </Note>
  )
}

/** What the worker has to know of the opening, the worst first. What came back as it was takes one line. */
function findings(t: TFunction, report: OpeningReport, damaged: readonly DamagedRow[]): readonly string[] {
  const { missing, older, mended, rebuiltFrom, upTo, journalShort, torn } = report
  const sentences: string[] = []
  if (rebuiltFrom !== null) {
    const moment = upTo === null ? '' : `${dateInWords(t, upTo, 'day')} ${dateInWords(t, upTo, 'time')}`
    sentences.push(t('stationNote.rebuilt', { moment }))
  }
  if (missing.length > 0) {
    const count = missing.reduce((sum, [first, last]) => sum + last - first + 1, 0)
    sentences.push(t('stationNote.missing', { count, entries: missing.map(rangeInWords).join(t('stationNote.and')) }))
  }
  if (damaged.length > 0) sentences.push(t('stationNote.damaged', { what: byTable(t, damaged) }))
  if (older.length > 0) sentences.push(t('stationNote.older', { what: byTable(t, older) }))
  if (mended.length > 0) sentences.push(t('stationNote.mended', { what: byTable(t, mended) }))
  if (torn) sentences.push(t('stationNote.torn'))
  if (journalShort && rebuiltFrom === null) sentences.push(t('stationNote.journalShort'))
  return sentences
}

function rangeInWords([first, last]: readonly [number, number]): string {
  return first === last ? String(first) : `${String(first)}–${String(last)}`
}

/** 儿童 2、表和文书 1 */
function byTable(t: TFunction, rows: readonly DamagedRow[]): string {
  return [...Map.groupBy(rows, ({ table }) => table)]
    .map(([table, own]) => `${t(`backup.count.tables.${table}`)} ${String(own.length)}`)
    .join(t('stationNote.and'))
}
