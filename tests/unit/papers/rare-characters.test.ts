import { describe, expect, it } from 'vitest'
import { findUnprintable, isPrintable } from '../../../src/domain/glyph-coverage.ts'
import { shippedCoverage } from '../../../src/papers/faces/shipped-coverage.ts'
import { renderPaper } from '../../../src/papers/render-paper.ts'
import { faces, formModel, PACKAGES, print, RESOURCES, textOf } from './bench.ts'

describe('What the screen knows of the faces', () => {
  it('is what the faces have, character by character', () => {
    const covered = new Set<number>()
    for (const [first, last] of shippedCoverage(PACKAGES, RESOURCES))
      for (let point = first; point <= last; point += 1) covered.add(point)
    const wrong: string[] = []
    for (let point = 0x20; point <= 0x3ffff; point += 1) {
      const character = String.fromCodePoint(point)
      if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Variation_Selector}]/u.test(character)) continue
      if (isPrintable(character) !== covered.has(point)) wrong.push(point.toString(16))
    }
    expect(wrong).toEqual([])
  })

  it.each([
    ['陈小满', ''],
    ['䶮𠮷', ''],
    ['张𰻝', '𰻝'],
    ['笑😀😀脸', '😀'],
    ['一\n二\t三\u200b四\ufe0f', ''],
    ['', ''],
  ])('names what cannot be printed in %j', (text, missing) => {
    expect(findUnprintable(text)).toBe(missing)
  })
})

describe('A name on paper', () => {
  it('with a rare character is printed from a face that has it', async () => {
    const printed = await print(formModel('F01', { name: '陈𠮷' }))
    expect(textOf(printed.bytes)).toContain('陈𠮷')
  })

  it('with a character no face has is refused by field and character, never a silent box', async () => {
    const rendered = await renderPaper(formModel('F01', { name: '张𰻝', address: '😀路1号' }), faces)
    expect(rendered).toEqual({
      kind: 'refused',
      reason: {
        kind: 'missingGlyphs',
        missing: [
          { field: 'name', characters: '𰻝' },
          { field: 'address', characters: '😀' },
        ],
      },
    })
  })

  it('may hold joiners and variation selectors, which have no ink', async () => {
    const printed = await print(formModel('F01', { name: '林\u200d一\ufe00诺\u{e0101}' }))
    expect(textOf(printed.bytes)).toContain('林一诺')
  })
})
