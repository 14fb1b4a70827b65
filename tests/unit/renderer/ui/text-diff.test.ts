import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textDiff, type DiffPiece } from '../../../../src/renderer/ui/text-diff.ts'

const marked = (pieces: readonly DiffPiece[]) =>
  pieces.map(({ kind, text }) => ({ same: text, removed: `[-${text}]`, added: `[+${text}]` })[kind]).join('')
const side = (pieces: readonly DiffPiece[], without: DiffPiece['kind']) =>
  pieces.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('')

describe('the difference of two texts', () => {
  it.each([
    ['外婆说每天接送。', '外婆说每天接送。', '外婆说每天接送。'],
    ['外婆说每天接送。', '外公说每天接送。', '外[-婆][+公]说每天接送。'],
    ['周三走访，孩子在家。', '周三走访，孩子和奶奶在家。', '周三走访，孩子[+和奶奶]在家。'],
    ['', '写了字', '[+写了字]'],
    ['电话 138 开头', '电话 139 开头', '电话 [-138][+139] 开头'],
    // One character between two changes is no help.
    ['甲乙丙', '丁乙戊', '[-甲乙丙][+丁乙戊]'],
    ['第一行\n第二行', '第一行\n\n第二行', '第一行\n[+\n]第二行'],
  ])('%j → %j', (before, after, expected) => {
    expect(marked(textDiff(before, after))).toBe(expected)
  })

  it('loses no character on either side, whatever was typed', () => {
    const text = fc.string({
      unit: fc.constantFrom('甲', '乙', '丙', 'a', 'bc', ' ', '\n', '1', '𬱖', '，'),
      maxLength: 40,
    })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = textDiff(before, after)
        expect(side(pieces, 'added')).toBe(before)
        expect(side(pieces, 'removed')).toBe(after)
        expect(pieces.every(({ text: words }) => words !== '')).toBe(true)
      }),
    )
  })

  it('gives two long texts up rather than the page', () => {
    const [before, after] = ['甲'.repeat(5000), '乙'.repeat(5000)]
    expect(textDiff(before, after)).toEqual([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ])
  })
})
