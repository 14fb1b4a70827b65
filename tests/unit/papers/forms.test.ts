import { beforeAll, describe, expect, it } from 'vitest'
import type { FormValues } from '../../../src/domain/records.ts'
import type { ColumnField, FormDefinition } from '../../../src/forms/definition.ts'
import { exampleValues } from '../../../src/forms/example.ts'
import { asRecord, asRows, asText, valueFields, type FieldValue, type ValueField } from '../../../src/forms/fields.ts'
import { FORMS } from '../../../src/forms/forms.ts'
import { visibleValues } from '../../../src/forms/values.ts'
import { valueInWords } from '../../../src/forms/words.ts'
import { formModel, infoOf, pagesOf, print, textOf, without, type Printed } from './bench.ts'

/** Everything that must be read again on the paper: words as typed, choices and dates as printed. */
function stringsOf(field: ValueField | ColumnField, value: FieldValue | undefined): string[] {
  switch (field.kind) {
    case 'table':
      return asRows(value).flatMap((row) => field.columns.flatMap((column) => stringsOf(column, row[column.id])))
    case 'score':
      return field.items.flatMap(({ id }) => {
        const item = asRecord(asRecord(value)[id])
        return [asText(item['basis'])]
      })
    case 'tally':
    case 'manyOf':
    case 'oneOf':
    case 'yesNo':
      return []
    case 'longText':
      return asText(value).split('\n')
    default:
      return [valueInWords(field, value)]
  }
}

function missingFrom(text: string, definition: FormDefinition, values: FormValues): string[] {
  const visible = visibleValues(definition, values)
  return valueFields(definition)
    .flatMap((field) => stringsOf(field, visible[field.id]))
    .map(without)
    .filter((string) => !text.includes(string))
    .map((string) => nearestMiss(text, string))
}

/** The end of what was found and what followed there, short enough to read. */
function nearestMiss(text: string, string: string): string {
  let found = string.length
  while (found > 0 && !text.includes(string.slice(0, found))) found = Math.floor(found * 0.98)
  const at = text.indexOf(string.slice(0, found)) + found
  return `…${string.slice(Math.max(0, found - 10), found)}|${string.slice(found, found + 12)} but ${text.slice(at, at + 24)}`
}

const PAGES: Readonly<Record<string, number>> = { F01: 2, F02: 1, F03: 1, F05: 3, F06: 1, F08: 2, F11: 3, F12: 2 }
const BLANK_PAGES: Readonly<Record<string, number>> = { ...PAGES, F03: 2, F11: 4 }

describe.each(FORMS.map((form) => [form.code, form] as const))('%s on paper', (code, definition) => {
  const values = exampleValues(definition)
  let filled: Printed
  beforeAll(async () => {
    filled = await print(formModel(code, values))
  })

  it('holds every string that was typed', () => {
    expect(missingFrom(textOf(filled.bytes, definition.title.zh), definition, values)).toEqual([])
  })

  it('takes the pages its model takes', () => {
    expect(filled.pages).toBe(PAGES[code])
    expect(pagesOf(filled.bytes)).toHaveLength(filled.pages)
  })

  it('holds every string when each long text has 6,000 characters', async () => {
    const long = exampleValues(definition, { long: 6000 })
    const printed = await print(formModel(code, long))
    expect(missingFrom(textOf(printed.bytes, definition.title.zh), definition, long)).toEqual([])
  })

  it('prints blank for handwriting, without a value or a case number', async () => {
    const blank = await print(formModel(code, values, { mode: 'blank' }))
    const text = textOf(blank.bytes)
    expect(blank.pages).toBe(BLANK_PAGES[code])
    if (definition.sections.some((section) => section.fields.some((field) => field.kind === 'oneOf')))
      expect(text).toContain('☐')
    expect(text).not.toContain('☑')
    expect(pagesOf(blank.bytes).join('')).not.toContain('0037')
    expect(text).not.toContain('小满')
    expect(text.replaceAll('“／”', '')).not.toContain('／')
  })

  it('says nothing but the form number in its properties', () => {
    const info = infoOf(filled.bytes)
    expect(info).toMatch(new RegExp(`^Title: +${code}$`, 'mu'))
    expect(info).toMatch(/^Page size: +595\.\d+ x 841\.\d+ pts \(A4\)$/mu)
    expect(info).not.toMatch(/小满|困境|XY-2026/u)
  })

  it('tells where each field stands, on the page', () => {
    const places = new Set(filled.places.map((place) => place.field))
    const hidden = Object.keys(visibleValues(definition, values))
    for (const place of filled.places) {
      expect(place.page).toBeLessThanOrEqual(filled.pages)
      expect(place.x + place.width).toBeLessThanOrEqual(596)
      expect(place.y + place.height).toBeLessThanOrEqual(842)
    }
    const inHead = definition.headLine.map((item) =>
      item === null || item.item === 'caseNumber' ? '' : item.item.field,
    )
    const rows = valueFields(definition).filter((field) => ['table', 'tally', 'score'].includes(field.kind))
    const elsewhere = new Set([...inHead, ...rows.map((field) => field.id)])
    expect(hidden.filter((id) => !places.has(id) && !elsewhere.has(id))).toEqual([])
  })
})

describe('What a form hides', () => {
  it('is not printed, even when its value is still there', async () => {
    const f01 = FORMS.find((form) => form.code === 'F01')
    if (f01 === undefined) throw new Error('no F01')
    const values = { ...exampleValues(f01), schoolStage: 'primary', dropoutReason: '不该印出来的原因' }
    expect(textOf((await print(formModel('F01', values))).bytes)).not.toContain('不该印出来')
  })
})

describe('Empty fields', () => {
  it('stand as ／ on a filled paper, and the first free row of a table says 以下空白', async () => {
    const text = textOf((await print(formModel('F01', { name: '林一诺' }))).bytes)
    expect(text).toContain('林一诺')
    expect(text).toContain('／')
    expect(text).toContain('以下空白')
  })
})

describe('An item of the line under the title', () => {
  it('that is too long for it leads the frame, whole', async () => {
    const edition = '第2版（替代2026年5月20日第1版，因父亲住院、母亲失联、学校调整随班就读安排而重新制定）'.repeat(2)
    const printed = await print(formModel('F08', { edition, plannedOn: '2026-11-25' }))
    expect(textOf(printed.bytes)).toContain(edition)
    expect(textOf(printed.bytes)).toContain('制定日期：2026年11月25日')
  })
})
