import { describe, expect, it } from 'vitest'
import type { SavedView, Station } from '../../../../src/domain/records.ts'
import { i18n } from '../../../../src/renderer/app/i18n.ts'
import { FIELD_WORDS } from '../../../../src/renderer/features/history/field-words.ts'
import { recordSteps, sameFields } from '../../../../src/renderer/features/history/record-steps.ts'
import type { RecordVersion } from '../../../../src/storage/history.ts'
import { USUAL_SETTINGS } from '../../../../src/verbs/station/station-input.ts'

const zh = i18n.getFixedT('zh-CN')
const around = { attachments: new Map(), staff: new Map() }
const wordsOf = (view: SavedView) => FIELD_WORDS.views(zh, view, around)

const view = (name: string, filters: SavedView['filters'] = {}): SavedView => ({
  id: 'v-1',
  staffId: 's-1',
  name,
  filters,
  createdAt: '2026-11-23T04:00:00.000Z',
})
/** Oldest first, as they happened. */
const versions = (...values: readonly (SavedView | null)[]): readonly RecordVersion<'views'>[] =>
  values
    .map((value, at) => ({
      ...{ seq: at + 1, at: '2026-11-23T04:00:00.000Z', staffId: 's-1', verbs: ['saveView'], why: null, value },
    }))
    .toReversed()

describe('the versions of a record', () => {
  it('name what reads otherwise than the version before, newest first', () => {
    const steps = recordSteps(versions(view('高风险'), view('要紧的')), wordsOf)
    expect(steps.map(({ first }) => first)).toEqual([false, true])
    expect(steps[0]?.changes).toEqual([{ label: '名字', from: '高风险', to: '要紧的' }])
  })

  it('leave out what was saved again as it was, and keep what went and what came back', () => {
    const [one, other] = [view('高风险'), view('要紧的')]
    const steps = recordSteps(versions(one, one, null, other), wordsOf)
    expect(steps.map(({ record }) => record?.name ?? null)).toEqual(['要紧的', null, '高风险'])
    expect(steps[0]?.changes).toEqual([{ label: '名字', from: '高风险', to: '要紧的' }])
  })

  it('tell a change that the words do not: other filters, as many as before', () => {
    const before = view('高', { risk: 'high', stale: false })
    const after = view('高', { risk: 'low', stale: false })
    expect(recordSteps(versions(before, after), wordsOf)[0]?.changes).toEqual([
      { label: '筛选', from: '1 个条件', to: '1 个条件' },
    ])
    expect(sameFields(wordsOf(before), wordsOf(after))).toBe(false)
    expect(sameFields(wordsOf(before), wordsOf(view('高', { risk: 'high', stale: false })))).toBe(true)
  })

  it('have words for every setting a head can change', () => {
    const station: Station = {
      ...{
        id: 'station',
        name: '站',
        letterCode: '函',
        caseCode: 'XH',
        street: '',
        address: '',
        phone: '',
        postcode: '',
      },
      ...{ settings: USUAL_SETTINGS, copyOutFacts: [], importHeadings: {}, createdAt: '2026-11-23T04:00:00.000Z' },
    }
    const plain = FIELD_WORDS.station(zh, station, around)
    const settings = Object.entries(USUAL_SETTINGS).flatMap(([name, value]) =>
      typeof value === 'object'
        ? Object.keys(value).map((key) => ({ ...USUAL_SETTINGS, [name]: { ...value, [key]: 99 } }))
        : [{ ...USUAL_SETTINGS, [name]: typeof value === 'boolean' ? !value : 99 }],
    )
    for (const changed of settings) {
      const words = FIELD_WORDS.station(zh, { ...station, settings: changed }, around)
      expect(sameFields(plain, words), JSON.stringify(changed)).toBe(false)
    }
  })
})
