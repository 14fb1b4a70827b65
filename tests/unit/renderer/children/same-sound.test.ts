import { describe, expect, it } from 'vitest'
import { soundAlike } from '../../../../src/renderer/features/children/same-sound.ts'

describe('names that sound alike', () => {
  it.each([
    ['陈小满', '陈晓曼', true],
    ['陈小满', '陈小满', true],
    ['陈小满', '陈小明', false],
    ['陈小满', '陈满', false],
    ['单小雨', '善小雨', true],
    ['阿依·古丽', '阿依古丽', true],
    ['Ann Lee', 'ann lee', true],
    ['', '', false],
    ['陈小满', '', false],
  ])('%s and %s: %s', (one, other, alike) => {
    expect(soundAlike(one, other)).toBe(alike)
    expect(soundAlike(other, one)).toBe(alike)
  })
})
