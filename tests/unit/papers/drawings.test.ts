import { describe, expect, it } from 'vitest'
import type { PrintModel } from '../../../src/contract/print-model.ts'
import { treeCells } from '../../../src/domain/drawings/tree-row.ts'
import { treeRows } from '../../../src/domain/drawings/tree-rows.ts'
import type { TableRow } from '../../../src/domain/facts.ts'
import { withExampleDrawings, withOwnDrawings } from '../../../src/forms/example-drawings.ts'
import { exampleValues } from '../../../src/forms/example.ts'
import { formByCode } from '../../../src/forms/forms.ts'
import { asRows, asText } from '../../../src/forms/fields.ts'
import { renderPaper } from '../../../src/papers/render-paper.ts'
import { FAMILIES, sourceOf } from '../domain/drawings/families.ts'
import { faces, formModel, infoOf, print, textOf } from './bench.ts'

function example(code: 'F01' | 'F05') {
  const definition = formByCode(code)
  if (definition === null) throw new Error('no form')
  return { definition, values: withExampleDrawings(definition, exampleValues(definition)) }
}

describe('A paper with a drawing', () => {
  it.each([
    ['F01', 2],
    ['F05', 3],
  ] as const)('%s has its words in the text of the PDF, on as many pages as before', async (code, pages) => {
    const { values } = example(code)
    const printed = await print(formModel(code, values))
    expect(printed.pages).toBe(pages)
    const text = textOf(printed.bytes)
    const people = asRows(values['familyTree'])
    expect(people).toHaveLength(5)
    // The members' names stand in the rows of F01 as well: here they are counted.
    const without = textOf((await print(formModel(code, exampleValues(example(code).definition)))).bytes)
    const count = (where: string, name: string) => where.split(name).length - 1
    for (const { name } of people)
      expect(count(text, asText(name)), asText(name)).toBeGreaterThan(count(without, asText(name)))
    for (const { label } of asRows(values['ecoMap'])) expect(text).toContain(asText(label))
  })

  it('that is blank, or has nothing to draw, keeps room for the pen', async () => {
    const { values } = example('F01')
    const blank = textOf((await print(formModel('F01', values, { mode: 'blank' }))).bytes)
    expect(blank).not.toContain('王秋月')
    expect(blank).toContain('双框＝本人')
    const empty = await print(formModel('F01', {}))
    expect(textOf(empty.bytes)).toContain('双框＝本人')
  })

  it('made without a station draws what its own rows say', () => {
    const { definition } = example('F01')
    const values = withOwnDrawings(definition, { name: '甲', members: [{ name: '乙', relation: '62' }] }, '2026-11-23')
    expect(values['familyTree']).toMatchObject([
      { id: 'self', name: '甲' },
      { relation: '祖母', name: '乙' },
    ])
    expect(withOwnDrawings(definition, { name: '甲' }, '2026-11-23')).not.toHaveProperty('familyTree')
  })

  it('finds a rare character, and names one no face has', async () => {
    const rows = (name: string): TableRow[] => [
      { id: 'self', name: '陈小满' },
      { id: 'x', name, relation: '祖母' },
    ]
    const rare = await print(formModel('F01', { familyTree: rows('𬱖大') }))
    expect(textOf(rare.bytes)).toContain('𬱖大')
    const refused = await renderPaper(formModel('F01', { familyTree: rows('张𰻝') }), faces)
    expect(refused).toMatchObject({
      kind: 'refused',
      reason: { kind: 'missingGlyphs', missing: [{ field: 'familyTree', characters: '𰻝' }] },
    })
  })

  it('makes room for the largest families, never more than a page', async () => {
    for (const family of FAMILIES.filter(({ name }) => /九个|十六个|大家庭|很长|外国/.test(name))) {
      const familyTree = treeRows(sourceOf(family)).map((row) => ({ ...treeCells(row) }))
      const printed = await print(formModel('F05', { familyTree }))
      expect(printed.pages, family.name).toBeLessThanOrEqual(4)
      const text = textOf(printed.bytes)
      for (const { name } of familyTree) expect(text).toContain(asText(name).replaceAll(' ', ''))
    }
  })
})

describe('A drawing on a sheet of its own', () => {
  it.each(['familyTree', 'ecoMap'] as const)('%s: one page across, with legend, source and day', async (drawing) => {
    const rows = asRows(example('F05').values[drawing]).map((row) => row as TableRow)
    const model: PrintModel = {
      kind: 'drawing',
      drawing,
      rows,
      stationName: '秀英街道社会工作站',
      caseNumber: 'XY-2026-个-0037',
      drawnOn: '2026-11-28',
      drawnBy: '林一诺',
    }
    const printed = await print(model)
    expect(printed.pages).toBe(1)
    const text = textOf(printed.bytes)
    for (const words of ['图例', '根据档案所记绘制，2026年11月28日，林一诺', '陈小满']) expect(text).toContain(words)
    expect(infoOf(printed.bytes)).toMatch(/^Page size: +841\.\d+ x 595\.\d+ pts/mu)
    expect(infoOf(printed.bytes)).not.toContain('陈小满')
  })
})
