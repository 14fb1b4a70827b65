import { describe, expect, it } from 'vitest'
import type { PrintModel } from '../../../src/contract/print-model.ts'
import { infoOf, pagesOf, print, textOf } from './bench.ts'

const groups = [
  'QPZRY',
  '9X8GF',
  '2TVDW',
  'K7QF9',
  '0S3JN',
  '54KHC',
  'E6MUA',
  '7LQPZ',
  'M3XD7',
  'RY9X8',
  'GF2TV',
  'DW0',
]
type Sheet = Extract<PrintModel, { kind: 'recoverySheet' }>
const sheet = (change: Partial<Sheet>): Sheet => ({
  kind: 'recoverySheet',
  stationName: '秀英街道社会工作站',
  serial: 3,
  madeOn: '2026-11-23',
  groups,
  masked: false,
  askedGroups: [4, 9],
  copies: 2,
  ...change,
})

describe('The recovery sheet', () => {
  it('is printed in two copies, each with its number and all twelve groups in order', async () => {
    const printed = await print(sheet({}))
    const pages = pagesOf(printed.bytes)
    expect(pages).toHaveLength(2)
    for (const [i, page] of pages.entries()) {
      expect(page.replaceAll(/\s/gu, '')).toContain(`一式两份，本张第${String(i + 1)}份`)
      expect(page).toContain('2026年11月23日')
      for (const group of groups) expect(page.replaceAll(/\s/gu, '')).toContain(group)
    }
  })

  it('shows no group on the screen', async () => {
    const printed = await print(sheet({ masked: true, copies: 1 }))
    const text = textOf(printed.bytes)
    for (const group of groups.slice(0, 11)) expect(text).not.toContain(group)
    expect(text).toContain('●●●●●')
    expect(text).toContain('二维码')
    expect(printed.pages).toBe(1)
  })

  it('keeps the key out of its properties', async () => {
    const info = infoOf((await print(sheet({}))).bytes)
    for (const group of groups) expect(info).not.toContain(group)
  })
})
