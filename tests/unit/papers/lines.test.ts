import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isClosing, isOpening, settable } from '../../../src/papers/typeset/break-rules.ts'
import { gap, unit, words, type Inline, type TextStyle } from '../../../src/papers/typeset/inline.ts'
import { setLines, type Line } from '../../../src/papers/typeset/lines.ts'
import { faces } from './bench.ts'

const STYLE: TextStyle = { face: 'serif', size: 10 }

function textOf(line: Line): string {
  return line.items.map((item) => (item.kind === 'run' ? item.text : '')).join('')
}

function set(text: string, width: number, align: 'left' | 'justify' = 'left'): string[] {
  return setLines(faces, [words(text, STYLE)], { width, align }).map(textOf)
}

const chinese = fc.constantFrom(...Array.from('社工记录父亲说夜里孩子惊醒，。、；：“”（）《》？！ 1239ABc年月日-.龘𠮷'))
const anyText = fc.oneof(
  fc.array(chinese, { maxLength: 120 }).map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

describe('Breaking a text into lines', () => {
  it('loses no character and keeps their order, whatever was typed', () => {
    fc.assert(
      fc.property(anyText, fc.double({ min: 4, max: 300, noNaN: true }), fc.boolean(), (text, width, justified) => {
        const kept = set(text, width, justified ? 'justify' : 'left').join('')
        expect(kept.replaceAll(/[\s]/gu, '')).toBe(settable(text).replaceAll(/[\s]/gu, ''))
      }),
    )
  })

  it('keeps every line within its width unless it is one character', () => {
    fc.assert(
      fc.property(anyText, fc.double({ min: 30, max: 300, noNaN: true }), (text, width) => {
        for (const line of setLines(faces, [words(text, STYLE)], { width }))
          if (Array.from(textOf(line)).length > 2) expect(line.width).toBeLessThanOrEqual(width + 0.1)
      }),
    )
  })

  it('begins no line with a closing mark and ends none with an opening one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...Array.from('社工记录父亲说，。')), { minLength: 30, maxLength: 90 }),
        (all) => {
          // No two marks in a row: those may have to be parted when nothing else fits.
          const text = all
            .join('')
            .replaceAll(/[，。]+/g, '，')
            .replaceAll('亲说', '“亲说”')
          for (const line of set(text, 120).slice(1)) expect(isClosing(line.charAt(0))).toBe(false)
          for (const line of set(text, 120)) expect(isOpening(line.at(-1) ?? '')).toBe(false)
        },
      ),
    )
  })

  it.each([
    ['a date', '二〇二六年的计划从下周起执行到2027年12月31日为止', '2027年12月31日'],
    ['a phone', '请在工作日的上午打电话给我们的社工138 0000 0021也可以', '138 0000 0021'],
    ['a number and its unit', '每一次往返康复机构的路程大约需要花费一共40分钟左右', '40分'],
  ])('keeps %s on one line', (_, text, kept) => {
    for (let width = 90; width < 200; width += 7)
      expect(set(text, width).some((line) => line.includes(kept))).toBe(true)
  })

  it('parts no box from its label', () => {
    const option = (label: string): Inline => unit({ kind: 'tick', on: false }, words(label, STYLE))
    const options = ['与父母', '与祖辈', '其他亲属', '寄养'].flatMap((label) => [option(label), gap(10)])
    for (let width = 60; width < 200; width += 5)
      for (const line of setLines(faces, options, { width })) expect(textOf(line)).toMatch(/^(?:☐[^☐]+)+$/u)
  })

  it('ends every line of a justified text flush but the last', () => {
    const lines = setLines(faces, [words('社工在门边蹲下，把带来的绘本放在地垫一角，没有靠近。'.repeat(6), STYLE)], {
      width: 200,
      align: 'justify',
      hang: true,
    })
    for (const line of lines.slice(0, -1)) {
      const last = line.items.at(-1)
      if (last?.kind !== 'run') throw new Error('a line of words')
      const hanging = /[，。]$/u.test(last.text) ? 5 : 0
      expect(last.x + last.width - last.spacing).toBeCloseTo(200 + hanging, 0)
    }
  })
})
