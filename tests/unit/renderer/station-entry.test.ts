import { describe, expect, test } from 'vitest'
import type { Station } from '../../../src/domain/records.ts'
import { entryOf, entryProblems, stationInput } from '../../../src/renderer/features/settings/station-entry.ts'
import { stationInputSchema } from '../../../src/verbs/station/station-input.ts'

const station: Station = {
  id: 'station',
  name: '秀英街道社会工作站',
  letterCode: '秀街社工转',
  caseCode: 'XY',
  street: '海南省海口市秀英区秀英街道',
  address: '',
  phone: '',
  postcode: '',
  settings: {
    visitIntervalDays: { urgent: 0, high: 14, medium: 30, low: 90 },
    replyDays: { urgent: 1, normal: 5, relaxed: 10 },
    staleAfterMonths: 12,
    backupEveryDays: 7,
    offerBackupOnQuit: true,
    rehearseEveryDays: 30,
    lockAfterMinutes: 10,
    hideFromCapture: false,
  },
  copyOutFacts: [],
  importHeadings: {},
  createdAt: '2026-11-23T02:00:00.000Z',
}

describe('the settings as they stand in the fields', () => {
  test('go back to the record as they came', () => {
    expect(stationInput(entryOf(station))).toEqual({
      name: station.name,
      letterCode: station.letterCode,
      caseCode: station.caseCode,
      street: station.street,
      address: '',
      phone: '',
      postcode: '',
      settings: station.settings,
    })
  })
  test('are refused by the screen wherever the verb would refuse them', () => {
    const entry = entryOf(station)
    const attempts = [
      { name: ' ' },
      { letterCode: '秀街〔1〕' },
      { caseCode: 'X-Y' },
      { visitHigh: '367' },
      { visitHigh: '-1' },
      { visitLow: '3.5' },
      { replyNormal: '0' },
      { staleAfterMonths: '121' },
      { backupEveryDays: '' },
    ]
    for (const attempt of attempts) {
      const next = { ...entry, ...attempt }
      expect([...entryProblems(next)], JSON.stringify(attempt)).toEqual(Object.keys(attempt))
      expect(stationInputSchema.safeParse(stationInput(next)).success, JSON.stringify(attempt)).toBe(false)
    }
  })
  test('take the full-width digits of an input method', () => {
    const next = { ...entryOf(station), visitHigh: '１４', backupEveryDays: ' 7 ' }
    expect(entryProblems(next).size).toBe(0)
    expect(stationInput(next).settings.visitIntervalDays.high).toBe(14)
  })
})
