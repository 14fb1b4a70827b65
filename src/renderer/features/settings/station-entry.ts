import type { Station } from '../../../domain/records.ts'
import { z } from '../../../domain/zod.ts'

/** The station's settings as they stand in the fields: figures are words until they are saved. */
export const TEXT_KEYS = ['name', 'letterCode', 'caseCode', 'street', 'address', 'phone', 'postcode'] as const
export type TextKey = (typeof TEXT_KEYS)[number]

/** Least and most of each figure; the verb has the last word. */
export const FIGURES = {
  visitUrgent: [0, 366],
  visitHigh: [0, 366],
  visitMedium: [0, 366],
  visitLow: [0, 366],
  replyUrgent: [1, 366],
  replyNormal: [1, 366],
  replyRelaxed: [1, 366],
  staleAfterMonths: [1, 120],
  backupEveryDays: [1, 366],
  rehearseEveryDays: [1, 366],
  lockAfterMinutes: [0, 240],
} as const satisfies Record<string, readonly [number, number]>
export type FigureKey = keyof typeof FIGURES
export const FIGURE_KEYS = Object.keys(FIGURES).filter((key): key is FigureKey => key in FIGURES)

export type StationEntry = Readonly<Record<TextKey | FigureKey, string>> & {
  readonly offerBackupOnQuit: boolean
  readonly hideFromCapture: boolean
}

/** As it is kept while it is typed. */
export const entrySchema: z.ZodType<StationEntry> = z
  .record(z.enum([...TEXT_KEYS, ...FIGURE_KEYS]), z.string())
  .and(z.object({ offerBackupOnQuit: z.boolean(), hideFromCapture: z.boolean() }))

export function entryOf(station: Station): StationEntry {
  const { visitIntervalDays: visit, replyDays: reply, ...settings } = station.settings
  const { name, letterCode, caseCode, street, address, phone, postcode } = station
  return {
    name,
    letterCode,
    caseCode,
    street,
    address,
    phone,
    postcode,
    visitUrgent: String(visit.urgent),
    visitHigh: String(visit.high),
    visitMedium: String(visit.medium),
    visitLow: String(visit.low),
    replyUrgent: String(reply.urgent),
    replyNormal: String(reply.normal),
    replyRelaxed: String(reply.relaxed),
    staleAfterMonths: String(settings.staleAfterMonths),
    backupEveryDays: String(settings.backupEveryDays),
    rehearseEveryDays: String(settings.rehearseEveryDays),
    lockAfterMinutes: String(settings.lockAfterMinutes),
    offerBackupOnQuit: settings.offerBackupOnQuit,
    hideFromCapture: settings.hideFromCapture,
  }
}

/** Which fields cannot be saved as they stand. */
export function entryProblems(entry: StationEntry): ReadonlySet<TextKey | FigureKey> {
  const problems = new Set<TextKey | FigureKey>()
  if (entry.name.trim() === '') problems.add('name')
  if (!/^[^\s〔〕[\]（）()\d]{1,12}$/u.test(entry.letterCode.trim())) problems.add('letterCode')
  if (!/^[\p{L}\d]{1,10}$/u.test(entry.caseCode.trim())) problems.add('caseCode')
  for (const key of FIGURE_KEYS) {
    const [least, most] = FIGURES[key]
    const figure = figureOf(entry[key])
    if (figure === null || figure < least || figure > most) problems.add(key)
  }
  return problems
}

/** What the verb takes. Only for an entry without problems. */
export function stationInput(entry: StationEntry) {
  const figure = (key: FigureKey): number => figureOf(entry[key]) ?? Number.NaN
  const { name, letterCode, caseCode, street, address, phone, postcode } = entry
  return {
    name,
    letterCode,
    caseCode,
    street,
    address,
    phone,
    postcode,
    settings: {
      visitIntervalDays: {
        urgent: figure('visitUrgent'),
        high: figure('visitHigh'),
        medium: figure('visitMedium'),
        low: figure('visitLow'),
      },
      replyDays: {
        urgent: figure('replyUrgent'),
        normal: figure('replyNormal'),
        relaxed: figure('replyRelaxed'),
      },
      staleAfterMonths: figure('staleAfterMonths'),
      backupEveryDays: figure('backupEveryDays'),
      offerBackupOnQuit: entry.offerBackupOnQuit,
      rehearseEveryDays: figure('rehearseEveryDays'),
      lockAfterMinutes: figure('lockAfterMinutes'),
      hideFromCapture: entry.hideFromCapture,
    },
  }
}

/** Digits of an input method are full-width; nothing else counts as a number. */
function figureOf(words: string): number | null {
  const plain = words.normalize('NFKC').trim()
  return /^\d{1,4}$/.test(plain) ? Number(plain) : null
}
