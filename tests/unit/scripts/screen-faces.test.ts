import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commonCharacters, makeScreenFaces, unicodeRanges } from '../../../scripts/build/screen-faces.ts'
import { readCharacterMap, readMetrics, readSfnt } from '../../../src/papers/faces/sfnt.ts'
import { en } from '../../../src/renderer/locales/en/index.ts'
import { zhCN } from '../../../src/renderer/locales/zh-cn/index.ts'

const PACKAGES = resolve('node_modules/@expo-google-fonts')

describe('the common characters', () => {
  const common = new Set(commonCharacters())

  test('hold all 3,755 of level 1 of GB 2312', () => {
    expect([...common].filter((point) => point >= 0x4e00 && point <= 0x9fff)).toHaveLength(3755)
  })

  test('hold every word of the screens in both languages, so that no whole face is read for them', () => {
    const beyond = Array.from(JSON.stringify([zhCN, en])).filter(
      (character) => !common.has(character.codePointAt(0) ?? 0),
    )
    expect(beyond).toEqual([])
  })
})

describe('ranges of characters in CSS', () => {
  test.each([
    [[], ''],
    [[0x41], 'U+41'],
    [[0x41, 0x42, 0x43], 'U+41-43'],
    [[0x20, 0x4e00, 0x4e01, 0x2cc56], 'U+20,U+4E00-4E01,U+2CC56'],
  ])('%j are %s', (points, ranges) => {
    expect(unicodeRanges(points)).toBe(ranges)
  })
})

describe('the faces of the screen', () => {
  const folder = mkdtempSync(join(tmpdir(), 'casebook-faces-'))
  let css = ''
  beforeAll(() => {
    makeScreenFaces(PACKAGES, folder)
    css = readFileSync(join(folder, 'faces.css'), 'utf8')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('never hold up the page, and the small one of each comes after the whole: the later rule has the character', () => {
    const rules = css.trim().split('\n')
    expect(rules).toHaveLength(6)
    for (const [at, rule] of rules.entries()) {
      expect(rule).toContain('font-display:swap')
      expect(rule.includes("url('./common-"), rule).toBe(at % 2 === 1)
      expect(rule.includes('unicode-range'), rule).toBe(at % 2 === 1)
    }
  })

  test('draw a character as the whole face does, and are a tenth of it', () => {
    const small = readFileSync(join(folder, 'common-NotoSansSC_400Regular.ttf'))
    const whole = readFileSync(join(PACKAGES, 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'))
    expect(small.length).toBeLessThan(whole.length / 8)
    const [smallFace, wholeFace] = [readSfnt(small), readSfnt(whole)]
    const [smallMap, wholeMap] = [readCharacterMap(smallFace), readCharacterMap(wholeFace)]
    const [smallMetrics, wholeMetrics] = [readMetrics(smallFace), readMetrics(wholeFace)]
    expect([smallMetrics.ascent, smallMetrics.descent]).toEqual([wholeMetrics.ascent, wholeMetrics.descent])
    for (const point of commonCharacters().filter((one) => wholeMap.has(one)))
      expect(smallMetrics.advance(smallMap.get(point) ?? 0)).toBe(wholeMetrics.advance(wholeMap.get(point) ?? 0))
  })
})
