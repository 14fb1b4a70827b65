import fc from 'fast-check'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { familyTree } from '../../../../src/domain/drawings/family-tree.ts'
import { scaleFor, widestFor } from '../../../../src/domain/drawings/fit.ts'
import { shapesOf } from '../../../../src/domain/drawings/shapes.ts'
import { drawingSvg } from '../../../../src/domain/drawings/svg.ts'
import { safeWidth } from '../../../../src/domain/drawings/text-width.ts'
import { WORDS_SIZE } from '../../../../src/domain/drawings/letter-sizes.ts'
import { memberAges, treeRows } from '../../../../src/domain/drawings/tree-rows.ts'
import { collisions, enclosed, symbolCollisions } from './drawing-geometry.ts'
import { FAMILIES, sourceOf } from './families.ts'

/** Width of a form's frame, in millimetres. */
const FRAME = 165
const PICTURES = join(import.meta.dirname, '../../../../test-results/drawings')

const drawn = FAMILIES.map((family) => {
  const rows = treeRows(sourceOf(family))
  return { family, rows, drawing: familyTree(rows, widestFor(FRAME)) }
})

describe('the family tree of', () => {
  it('at least thirty families is drawn, each as a picture to look at', () => {
    mkdirSync(PICTURES, { recursive: true })
    for (const [i, { family, drawing }] of drawn.entries())
      writeFileSync(
        join(PICTURES, `${String(i + 1).padStart(2, '0')}-${family.name.slice(0, 24)}.svg`),
        drawingSvg(drawing),
      )
    expect(drawn.length).toBeGreaterThanOrEqual(30)
  })

  for (const { family, rows, drawing } of drawn)
    it(`${family.name}: nothing lies over anything, everybody is there, and the loop holds those who live together`, () => {
      expect(collisions(drawing)).toEqual([])
      expect(
        drawing.symbols
          .map(({ id }) => id)
          .filter((id) => !id.startsWith('?'))
          .sort(),
      ).toEqual(rows.map(({ id }) => id).sort())
      const together = rows.filter((row) => row.together).map(({ id }) => id)
      expect(enclosed(drawing).sort()).toEqual(together.length < 2 ? [] : together.sort())
      const words = shapesOf(drawing).map((shape) => (shape.kind === 'text' ? shape.text : ''))
      for (const { name, relation } of rows) {
        expect(words.join('').replaceAll(/\s/g, '')).toContain(name.replaceAll(/\s/g, ''))
        expect(words.join('')).toContain(relation)
      }
    })

  it('any of them fits the frame of a form with words of 6.5 points at least', () => {
    for (const { family, drawing } of drawn) {
      const scale = scaleFor(drawing, { width: FRAME, height: 66 })
      expect(drawing.width * scale, family.name).toBeLessThanOrEqual(FRAME + 0.01)
      expect((scale * WORDS_SIZE * 72) / 25.4, family.name).toBeGreaterThanOrEqual(6.5)
    }
  })

  it('any of them keeps its words inside their boxes', () => {
    for (const { drawing } of drawn)
      for (const { label, symbol, shapes } of drawing.symbols)
        for (const shape of shapes) {
          if (shape.kind !== 'text') continue
          const box = shape.baseline > symbol.bottom ? label : symbol
          expect(safeWidth(shape.text, shape.size)).toBeLessThanOrEqual(box.right - box.left + 0.01)
        }
  })
})

it('the ages of the household’s rows are those of the tree, in the order of the rows', () => {
  const family = {
    name: '',
    facts: {
      'child.name': '陈小满',
      'child.birthDate': '2016-03-09',
      'father.name': '陈大海',
      'father.birthYear': 1980,
    },
    members: [
      { relation: '祖母', name: '黄阿妹', age: 68 },
      { relation: '', name: '' },
      { relation: '父亲', name: '陈大海', age: 44 },
      { relation: '姐姐', name: '陈小雨', age: null },
    ],
    siblings: [{ name: '陈小雨', sex: '2', birthDate: '2012-12-01' }],
  }
  const source = sourceOf(family)
  expect(memberAges(source)).toEqual([68, null, 46, 13])
  const ages = new Map(treeRows(source).map(({ name, age }) => [name, age]))
  expect(['黄阿妹', '陈大海', '陈小雨'].map((name) => ages.get(name))).toEqual([68, 46, 13])
})

const WORDS = (
  '51 52 57 58 61 62 63 64 71 73 75 77 81 83 85 88 90 97 99 10 20 30 40 父亲 母亲 继父 继母 养父 养母 寄养父亲 爷爷 奶奶 外公 ' +
  '姥姥 大伯 二叔 婶婶 伯母 大姑 姑父 舅舅 舅妈 小姨 姨父 堂哥 堂妹 表姐 姨表弟 哥哥 大姐 二弟 小妹 双胞胎妹妹 同父异母哥哥 ' +
  '同母异父弟弟 继母带来的妹妹 继父的儿子 继姐 养兄 母亲的男友 父亲前妻 曾祖母 干妈 邻居'
).split(' ')

const member = fc.record({
  relation: fc.constantFrom(...WORDS),
  name: fc.constantFrom(
    '',
    '陈一',
    '王二小',
    '欧阳三',
    '阿卜杜热合曼·买买提明',
    'Christopher Montgomery-Smith',
    '李四',
  ),
  sex: fc.constantFrom('', '1', '2'),
  age: fc.option(fc.integer({ min: 0, max: 95 })),
  health: fc.constantFrom('', '健康', '2020年去世', '失联', '离异'),
})

describe('any family at all', () => {
  it('is drawn without anything over anything else, and nobody is lost', () => {
    fc.assert(
      fc.property(fc.array(member, { maxLength: 18 }), fc.boolean(), fc.boolean(), (members, parents, flat) => {
        const facts = { 'child.name': '测试', 'child.sex': '1', 'child.birthDate': '2015-05-05' }
        const both = { 'father.name': '父某', 'father.status': ['normal'], 'mother.status': ['deceased'] }
        const rows = treeRows(sourceOf({ name: '', facts: parents ? { ...facts, ...both } : facts, members }))
        const drawing = familyTree(rows, widestFor(FRAME), flat)
        expect(collisions(drawing)).toEqual([])
        expect(drawing.width).toBeLessThanOrEqual(widestFor(FRAME))
        expect(drawing.symbols.filter(({ id }) => !id.startsWith('?'))).toHaveLength(rows.length)
        const together = rows.filter((row) => row.together).map(({ id }) => id)
        expect(enclosed(drawing).sort()).toEqual(together.length < 2 ? [] : together.sort())
      }),
      { numRuns: 60 },
    )
  })
})

const shift = fc.integer({ min: -60, max: 60 })

describe('symbols moved by hand', () => {
  const families = FAMILIES.filter((family) => treeRows(sourceOf(family)).length > 2)

  it('never cover another one or its words, wherever they are put', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...families),
        fc.array(fc.record({ at: fc.nat(), dx: shift, dy: shift }), { minLength: 1, maxLength: 8 }),
        (family, moves) => {
          const rows = treeRows(sourceOf(family))
          const shifts = Object.fromEntries(
            moves.map(({ at, dx, dy }) => [rows[at % rows.length]?.id ?? '', { dx, dy }] as const),
          )
          expect(symbolCollisions(familyTree(treeRows(sourceOf(family), shifts), widestFor(FRAME)))).toEqual([])
        },
      ),
      { numRuns: 150 },
    )
  })

  it('onto another one stands beside it, and one put on free paper stands where it was put', () => {
    for (const family of families) {
      const rows = treeRows(sourceOf(family))
      const [one, other] = rows
      if (one === undefined || other === undefined) continue
      const plain = familyTree(rows, widestFor(FRAME))
      const placeOf = ({ symbols, origin }: typeof plain, id: string) => {
        const box = symbols.find((symbol) => symbol.id === id)?.symbol
        return { x: (box?.left ?? NaN) + origin.x, y: (box?.top ?? NaN) + origin.y }
      }
      const [from, to] = [placeOf(plain, one.id), placeOf(plain, other.id)]
      const onto = { [one.id]: { dx: to.x - from.x, dy: to.y - from.y } }
      const aside = placeOf(familyTree(treeRows(sourceOf(family), onto), widestFor(FRAME)), one.id)
      const far = Math.hypot(aside.x - to.x, aside.y - to.y)
      expect(far, family.name).toBeGreaterThan(8)
      expect(far, family.name).toBeLessThan(80)
      const free = { [one.id]: { dx: 0, dy: -200 } }
      const above = placeOf(familyTree(treeRows(sourceOf(family), free), widestFor(FRAME)), one.id)
      expect(above.y - from.y).toBeCloseTo(-200)
    }
  })
})
