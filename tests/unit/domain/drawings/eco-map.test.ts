import fc from 'fast-check'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DrawingSource } from '../../../../src/domain/drawings/drawing-source.ts'
import { ecoMap } from '../../../../src/domain/drawings/eco-map.ts'
import { ecoCells, ecoRow, FLOWS, TIES, type EcoRow } from '../../../../src/domain/drawings/eco-row.ts'
import { ecoRows } from '../../../../src/domain/drawings/eco-rows.ts'
import { scaleFor, widestFor } from '../../../../src/domain/drawings/fit.ts'
import { drawingSvg } from '../../../../src/domain/drawings/svg.ts'
import { safeWidth } from '../../../../src/domain/drawings/text-width.ts'
import { collisions, symbolCollisions } from './drawing-geometry.ts'
import { FAMILIES, sourceOf, type Family } from './families.ts'

const FRAME = 165
const PICTURES = join(import.meta.dirname, '../../../../test-results/drawings')

const [first] = FAMILIES
const known: Family = {
  ...(first ?? { name: '' }),
  facts: {
    ...first?.facts,
    'household.community': '星光社区',
    'child.schoolStage': 'primary',
    'child.school': '海口市星河小学',
    'child.grade': '三年级（2）班，随班就读',
    'child.teacher': '许文静',
    'child.rehabProvider': '海口市启明儿童康复中心（定点）',
    'child.rehabFrequency': '每周3次，单程20公里',
    'child.insurance': '居民医保',
    'mother.lastContact': '2025年3月2日',
  },
}
const source: DrawingSource = {
  ...sourceOf(known),
  benefits: ['残疾两补', '教育资助', '康复救助'],
  worker: '林一诺',
  partners: [{ id: 'volunteers', label: '志愿者', detail: '周末陪伴' }],
  referrals: [
    { recipient: '海口市第三人民医院儿童心理科', state: '已受理' },
    { recipient: '海口市第三人民医院儿童心理科', state: '已关闭' },
  ],
}

function byId(rows: readonly EcoRow[]): Record<string, EcoRow> {
  return Object.fromEntries(rows.map((row) => [row.id, row]))
}

describe('the rows of an eco-map', () => {
  it('are what is on file, the family first', () => {
    const rows = ecoRows(source)
    expect(rows[0]).toMatchObject({ id: 'family', label: '陈小满家庭', detail: '父亲、祖母、姐姐、本人' })
    expect(rows.slice(1).map(({ id }) => id)).toEqual([
      'school',
      'rehabilitation',
      'community',
      'mother',
      'relief',
      'insurance',
      'station',
      'volunteers',
      'referral/海口市第三人民医院儿童心理科',
    ])
    expect(byId(rows)['referral/海口市第三人民医院儿童心理科']?.detail).toBe('转介：已受理')
  })

  it('say nothing of a relation nobody spoke of, and weak where contact is lost', () => {
    const rows = byId(ecoRows(source))
    expect(rows['school']).toMatchObject({ tie: 'plain', flow: 'none' })
    expect(rows['mother']).toMatchObject({ tie: 'weak', detail: '王秋月；失联；最近联系 2025年3月2日' })
    expect(rows['relief']).toMatchObject({ tie: 'plain', flow: 'in' })
  })

  it('take what somebody said of a relation, also of one on no register', () => {
    const rows = byId(
      ecoRows(
        source,
        { school: { dx: 3, dy: -2 } },
        {
          school: { tie: 'strong', flow: 'in' },
          neighbours: { tie: 'tense', flow: 'none' },
        },
      ),
    )
    expect(rows['school']).toMatchObject({ tie: 'strong', flow: 'in', dx: 3, dy: -2 })
    expect(rows['neighbours']).toMatchObject({ label: '邻里', tie: 'tense' })
    expect(rows['peers']).toBeUndefined()
  })

  it('are none but the family where nothing is on file', () => {
    expect(ecoRows(sourceOf({ name: '', facts: {} })).map(({ id }) => id)).toEqual(['family'])
  })

  it('come back as they were kept', () => {
    for (const row of ecoRows(source)) expect(ecoRow(ecoCells(row))).toEqual(row)
  })
})

function isDrawnClean(rows: readonly EcoRow[]): void {
  const drawing = ecoMap(rows, widestFor(FRAME))
  expect(collisions(drawing, true)).toEqual([])
  expect(drawing.symbols).toHaveLength(rows.length)
  const scale = scaleFor(drawing, { width: FRAME, height: 84 })
  expect(drawing.width * scale).toBeLessThanOrEqual(FRAME + 0.01)
  for (const { symbol, shapes } of drawing.symbols) {
    const [x, y] = [(symbol.left + symbol.right) / 2, (symbol.top + symbol.bottom) / 2]
    const [rx, ry] = [(symbol.right - symbol.left) / 2, (symbol.bottom - symbol.top) / 2]
    for (const shape of shapes) {
      if (shape.kind !== 'text') continue
      for (const edge of [shape.baseline - 0.85 * shape.size, shape.baseline + 0.1 * shape.size]) {
        const reach = safeWidth(shape.text, shape.size) / 2
        expect(((shape.x - x + reach) / rx) ** 2 + ((edge - y) / ry) ** 2).toBeLessThanOrEqual(1.001)
      }
    }
  }
}

describe('the eco-map', () => {
  it('of one family is drawn, as a picture to look at', () => {
    const rows = ecoRows(
      source,
      {},
      {
        school: { tie: 'strong', flow: 'in' },
        neighbours: { tie: 'tense', flow: 'none' },
        community: { tie: 'strong', flow: 'both' },
        peers: { tie: 'weak', flow: 'out' },
      },
    )
    mkdirSync(PICTURES, { recursive: true })
    writeFileSync(join(PICTURES, 'eco-map.svg'), drawingSvg(ecoMap(rows, widestFor(FRAME))))
    isDrawnClean(rows)
  })

  for (const family of FAMILIES)
    it(`of ${family.name} lies clear`, () => {
      isDrawnClean(ecoRows(sourceOf(family)))
    })

  it('of any rows lies clear, with every word inside its circle', () => {
    const row = fc.record({
      label: fc.constantFrom('学校', '海口市第三人民医院儿童心理科', 'Save the Children', '社区'),
      detail: fc.constantFrom(
        '',
        '每周3次',
        '姑姑 陈建芳、外婆 李桂英、舅舅 王志强、表姐 王小雨',
        '海口市启明儿童康复中心（定点）；每周3次，单程20公里',
      ),
      tie: fc.constantFrom(...TIES),
      flow: fc.constantFrom(...FLOWS),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 14 }), (rows) => {
        const family = {
          id: 'family',
          label: '陈小满家庭',
          detail: '父亲、本人',
          tie: 'plain',
          flow: 'none',
          dx: 0,
          dy: 0,
        } as const
        isDrawnClean([family, ...rows.map((each, i) => ({ ...each, id: String(i), dx: 0, dy: 0 }))])
      }),
      { numRuns: 40 },
    )
  })
})

it('circles moved by hand never cover another one, wherever they are put', () => {
  const shift = fc.integer({ min: -60, max: 60 })
  const rows = ecoRows(source)
  fc.assert(
    fc.property(
      fc.array(fc.record({ at: fc.nat(), dx: shift, dy: shift }), { minLength: 1, maxLength: 8 }),
      (moves) => {
        const shifts = Object.fromEntries(moves.map(({ at, dx, dy }) => [rows[at % rows.length]?.id ?? '', { dx, dy }]))
        expect(symbolCollisions(ecoMap(ecoRows(source, shifts, {}), widestFor(FRAME)))).toEqual([])
      },
    ),
  )
})
