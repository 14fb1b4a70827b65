import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { PrintModel } from '../../../src/contract/print-model.ts'
import { pagesOf, print } from './bench.ts'

type Volume = Extract<PrintModel, { kind: 'attachments' }>
type Sheet = Volume['sheets'][number]

/** A grey JPEG of 2 × 1 pixels. */
const JPEG = new Uint8Array(
  Buffer.from(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/wAALCAABAAIBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==',
    'base64',
  ),
)
const sheet = (change: Partial<Sheet>): Sheet => ({
  title: '出生证明',
  page: 1,
  pages: 1,
  volumePage: null,
  jpeg: JPEG,
  width: 1654,
  height: 2339,
  ...change,
})
const volume = (change: Partial<Volume>): Volume => ({
  kind: 'attachments',
  stationName: '秀英街道社会工作站',
  caseNumber: 'XY-2026-个-0037',
  contents: null,
  sheets: [sheet({})],
  ...change,
})

/** Pictures of a PDF with their page and size in pixels of the source, as poppler lists them. */
function picturesOf(bytes: Uint8Array): readonly string[] {
  const listed = execFileSync('pdfimages', ['-list', '-'], { input: bytes, encoding: 'utf8' })
  return listed.trim().split('\n').slice(2)
}

const squeezed = (text: string | undefined) => (text ?? '').replaceAll(/\s/gu, '')

describe('Attachments on paper', () => {
  it('stand one page a sheet, with case number and title at the foot', async () => {
    const two = [sheet({ title: '户口本', pages: 2 }), sheet({ title: '户口本', page: 2, pages: 2, volumePage: 7 })]
    const printed = await print(volume({ sheets: two }))
    const pages = pagesOf(printed.bytes)
    expect(pages).toHaveLength(2)
    expect(picturesOf(printed.bytes)).toHaveLength(2)
    expect(squeezed(pages[0])).toContain('XY-2026-个-0037户口本（第1页，共2页）')
    expect(squeezed(pages[1])).toContain('户口本（第2页，共2页）卷内第7页')
  })

  it('never cut a long title', async () => {
    const title = '县人民医院出院小结复印件'.repeat(16)
    const printed = await print(volume({ sheets: [sheet({ title })] }))
    expect(squeezed(pagesOf(printed.bytes)[0])).toContain(title)
  })

  it('have a list in front that names every one and says what could not be printed', async () => {
    const entries = Array.from({ length: 60 }, (_, i) => ({
      number: i + 1,
      title: `第${String(i + 1)}份材料`,
      kind: i % 2 === 0 ? ('photo' as const) : ('pdf' as const),
      pages: i + 1,
      addedOn: '2026-11-23',
      addedBy: '苏禾',
      firstPage: i === 3 ? null : i + 1,
    }))
    const printed = await print(volume({ contents: { printedOn: '2026-11-27', entries } }))
    const pages = pagesOf(printed.bytes)
    expect(pages.length).toBeGreaterThan(2)
    const list = pages.slice(0, -1).join('')
    for (const { title } of entries) expect(list).toContain(title)
    expect(list).toContain('未印出')
    expect(squeezed(list)).toContain('附件目录（续）')
  })

  it('are refused, naming the title, when no face has one of its characters', async () => {
    const refused = await print(volume({ sheets: [sheet({ title: '\u{e123}' })] })).catch((error: unknown) => error)
    expect(refused instanceof Error ? refused.message : JSON.stringify(refused)).toContain('title')
  })
})
