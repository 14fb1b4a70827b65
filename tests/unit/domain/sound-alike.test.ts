import { describe, expect, it } from 'vitest'
import { soundAlike } from '../../../src/domain/sound-alike.ts'

describe('names that sound alike', () => {
  it.each([
    ['陈小满', '陈晓曼', true],
    ['陈小满', '陈晓满', true],
    ['陈小满', '陳小滿', true],
    ['陈小满', '陈小满', true],
    ['陈小满', '陈小明', false],
    ['陈小满', '陈满', false],
    ['陈小满', '林小满', false],
    ['单小雨', '善小雨', true],
    ['单小雨', '丹小雨', true],
    ['阿依·古丽', '阿依古丽', true],
    ['阿里·买买提', '阿里 买买提', true],
    ['Ann Lee', 'ann lee', true],
    ['𠮷小满', '𠮷晓满', true],
    ['', '', false],
    ['陈小满', '', false],
  ])('%s and %s: %s', (one, other, alike) => {
    expect(soundAlike(one, other)).toBe(alike)
    expect(soundAlike(other, one)).toBe(alike)
  })
})
