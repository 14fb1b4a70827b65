import { expect, it } from 'vitest'
import { importInput, takenRows } from '../../../src/renderer/register/import-input.ts'
import { planOf, utf8 } from './plan.ts'

const LIST =
  '姓名,性别,出生日期,监护人,联系电话,家庭住址,现住址\n林一诺,女,2015-03-09,林阿婆,13900000031,,\n林一言,男,2016-01-02,林阿婆,13900000031,,\n林一诺,女,2015-03-09,,,,\n'

it('a plan becomes an import: duplicates only as somebody chose, brothers and sisters in one household', async () => {
  const { plan } = await planOf(utf8(LIST))
  const rowsOf = (choices: Parameters<typeof importInput>[2]) =>
    importInput('a.csv', plan, choices).children.map(({ row, home }) => [row, home])
  expect(rowsOf(new Map())).toEqual([
    [2, 0],
    [3, 0],
  ])
  expect(rowsOf(new Map([[4, 'new']]))).toEqual([
    [2, 0],
    [3, 0],
    [4, 1],
  ])
  // There is no file on record to write this one into: it stands in the list itself.
  expect(importInput('a.csv', plan, new Map([[4, 'update']])).updates).toEqual([])
  expect(takenRows(plan, new Map([[4, 'new']]))).toBe(3)
})

it('only what a person said of a heading is remembered, never what was guessed', async () => {
  const { plan } = await planOf(utf8(LIST))
  expect(importInput('a.csv', plan).headings).toEqual({})
  const columns = plan.columns.columns.map((column) =>
    column.heading === '现住址' ? { ...column, target: 'remark' as const, chosen: true } : column,
  )
  const said = { ...plan, columns: { ...plan.columns, columns } }
  expect(importInput('a.csv', said).headings).toEqual({ 现住址: 'remark' })
})
