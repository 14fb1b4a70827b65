import type { TFunction } from 'i18next'
import type { JournalCheck, Span } from '../../../storage/journal-audit.ts'
import type { Check } from '../../../storage/self-check.ts'
import type { StoreCheck } from '../../../storage/store-check.ts'
import { checkInWords } from '../../ui/trail/check-words.ts'
import { agoInWords, dateInWords } from '../../ui/date-text.tsx'
import { sizeInWords } from '../../ui/sizes.ts'

/** More numbers than this are counted, not listed. */
const MOST_LISTED = 8

/** How a finding is marked. A rehearsal whose day has not come is neither well nor to be done. */
export function markOf(check: Check): 'good' | 'trouble' | 'notYet' {
  if (check.id === 'rehearsal' && check.last === null && check.good) return 'notYet'
  return check.good ? 'good' : 'trouble'
}

/** What a check found, in sentences; where it is not well, what to do. */
export function checkWords(t: TFunction, check: Check): string {
  // Chinese sentences stand close together; a comma with a blank tells the other language.
  return sentencesOf(t, check).join(t('childFile.comma').endsWith(' ') ? ' ' : '')
}

function sentencesOf(t: TFunction, check: Check): readonly string[] {
  const date = (at: string) => dateInWords(t, at, 'full')
  switch (check.id) {
    case 'journal':
      return journalSentences(t, check)
    case 'store':
      return storeSentences(t, check)
    case 'snapshot': {
      const { at, days, good, unreadable, changesSince } = check
      const fresh = good || days <= 3 || changesSince === 0
      return [
        at === null
          ? t('selfCheck.snapshot.none')
          : t(fresh ? 'selfCheck.snapshot.good' : 'selfCheck.snapshot.old', { date: date(at), count: days }),
        ...(unreadable > 0 ? [t('selfCheck.snapshot.unreadable', { count: unreadable })] : []),
      ]
    }
    case 'backup': {
      const { last, days: count, everyDays: every, good } = check
      if (last === null) return [t('selfCheck.backup.none')]
      if (good) {
        const ago = agoInWords(t, last.at)
        return [t('selfCheck.backup.good', { date: date(last.at), ago, medium: last.medium })]
      }
      return [t('selfCheck.backup.old', { date: date(last.at), count, every })]
    }
    case 'rehearsal': {
      const { last, days: count, everyDays: every, good } = check
      if (last === null) return [t(good ? 'selfCheck.rehearsal.notYet' : 'selfCheck.rehearsal.none', { every })]
      const failed = last.outcome === 'differs' || last.outcome === 'unreadable'
      if (failed) return [t('selfCheck.rehearsal.failed', { date: date(last.at) })]
      return [t(good ? 'selfCheck.rehearsal.good' : 'selfCheck.rehearsal.old', { date: date(last.at), count, every })]
    }
    case 'copies':
      if (check.good) return [t('selfCheck.copies.good')]
      return [
        ...(check.marker ? [] : [t('selfCheck.copies.marker')]),
        ...(check.header ? [] : [t('selfCheck.copies.header')]),
        t('selfCheck.copies.advice'),
      ]
    case 'attachments': {
      const { count, missing } = check
      if (count === 0) return [t('selfCheck.attachments.none')]
      if (missing === null) return [t('selfCheck.attachments.notLooked', { count })]
      return missing.length === 0
        ? [t('selfCheck.attachments.good', { count })]
        : [t('selfCheck.attachments.missing', { count: missing.length })]
    }
    case 'trail':
      return [checkInWords(t, check.check), ...(check.good ? [] : [t('selfCheck.trail.advice')])]
    case 'space': {
      const values = { free: sizeInWords(check.freeBytes), floor: sizeInWords(check.floorBytes) }
      if (check.good) return [t('selfCheck.space.good', values)]
      return [t(check.freeBytes < check.floorBytes ? 'selfCheck.space.below' : 'selfCheck.space.low', values)]
    }
    case 'persisted':
      return [t(check.good ? 'selfCheck.persisted.good' : 'selfCheck.persisted.trouble')]
    case 'version':
      return [t('selfCheck.version.good', { app: check.app, schema: check.schema })]
  }
}

function journalSentences(t: TFunction, check: JournalCheck): readonly string[] {
  const { good, entries, erased, startsAt, damaged, missing, broken, damagedBytes } = check
  if (entries === 0) return [t('selfCheck.journal.none')]
  const single = (seq: number): Span => [seq, seq]
  const told = [
    ...(good ? [t('selfCheck.journal.good', { count: entries })] : []),
    ...(erased > 0 ? [t('selfCheck.journal.erased', { count: erased })] : []),
    ...(startsAt > 1 ? [t('selfCheck.journal.startsAt', { seq: startsAt })] : []),
  ]
  if (good) return told
  return [
    ...told,
    ...(damaged.length > 0 ? [t('selfCheck.journal.damaged', { numbers: numbers(t, damaged.map(single)) })] : []),
    ...(missing.length > 0 ? [t('selfCheck.journal.missing', { numbers: numbers(t, missing) })] : []),
    ...(broken.length > 0 ? [t('selfCheck.journal.broken', { numbers: numbers(t, broken.map(single)) })] : []),
    ...(damagedBytes > 0 ? [t('selfCheck.journal.bytes', { count: damagedBytes })] : []),
    t('selfCheck.journal.advice'),
  ]
}

function storeSentences(t: TFunction, check: StoreCheck): readonly string[] {
  const { good, rows, damaged, outOfStep, waiting, differing, compared } = check
  if (good) return [t('selfCheck.store.good', { count: rows })]
  const tables = differing.map((table) => t(`selfCheck.store.tables.${table}`)).join(t('childFile.and'))
  const told: string[] = [
    ...(damaged > 0 ? [t('selfCheck.store.damaged', { count: damaged })] : []),
    ...(outOfStep > 0 ? [t('selfCheck.store.outOfStep', { count: outOfStep })] : []),
    ...(waiting > 0 ? [t('selfCheck.store.waiting', { count: waiting })] : []),
    ...(differing.length > 0 ? [t('selfCheck.store.differing', { tables })] : []),
  ]
  if (told.length > 0) told.push(t('selfCheck.store.advice'))
  return compared ? told : [...told, t('selfCheck.store.notCompared')]
}

function numbers(t: TFunction, spans: readonly Span[]): string {
  const shown = spans
    .slice(0, MOST_LISTED)
    .map(([from, to]) => (from === to ? String(from) : t('selfCheck.journal.range', { from, to })))
  const more = spans.length > MOST_LISTED ? t('selfCheck.journal.more', { count: spans.length }) : ''
  return `${shown.join(t('childFile.and'))}${more}`
}
