import { generateX25519Identity } from 'age-encryption'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isRecoveryGroup,
  parseRecoveryKey,
  recoveryGroupLength,
  recoveryGroups,
} from '../../../src/vault/recovery-key.ts'

/** The key of src/vault/README.md. */
const KEY = 'AGE-SECRET-KEY-1URS79CLYUHNW068FAT47EM0WALC0RUHN7N6LDALCL8A0HL8ALMLS26XYPF'
const BODY = KEY.slice(16)

test('the sheet has twelve groups, eleven of five characters and one of three, without 1, B, I and O', async () => {
  for (let times = 0; times < 20; times += 1) {
    const key = await generateX25519Identity()
    const groups = recoveryGroups(key)
    expect(groups.map((group) => group.length)).toEqual([5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 3])
    expect(groups.map((_, at) => recoveryGroupLength(at + 1))).toEqual(groups.map((group) => group.length))
    expect(groups.join('')).not.toMatch(/[1BIO]/)
    expect(await parseRecoveryKey(groups.join(' '))).toEqual({ ok: true, value: key })
  }
})

test.each([
  ['the whole key', KEY],
  ['the groups without the prefix', recoveryGroups(KEY).join(' ')],
  ['small letters', KEY.toLowerCase()],
  ['dashes and line breaks', recoveryGroups(KEY).join('-\r\n')],
  ['full-width characters', BODY.replace(/[A-Z0-9]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0))],
  ['the letter O for the digit 0', KEY.replaceAll('0', 'O')],
  ['the digit 1 and the letter I for L', BODY.replaceAll('L', '1').replace('1', 'I')],
  ['the letter B for 8', BODY.replaceAll('8', 'b')],
  ['the prefix with I for 1', KEY.replace('KEY-1', 'KEY-I')],
])('%s is understood', async (_, typed) => {
  expect(await parseRecoveryKey(typed)).toEqual({ ok: true, value: KEY })
})

describe('a slip in copying', () => {
  test('of any one character is found', async () => {
    const alphabet = '023456789ACDEFGHJKLMNPQRSTUVWXYZ'
    await fc.assert(
      fc.asyncProperty(fc.nat(57), fc.constantFrom(...Array.from(alphabet)), async (at, character) => {
        fc.pre(BODY[at] !== character)
        const typed = BODY.slice(0, at) + character + BODY.slice(at + 1)
        expect(await parseRecoveryKey(typed)).toEqual({ ok: false, failure: { kind: 'checksum' } })
      }),
      { numRuns: 200 },
    )
  })

  test('that swaps two neighbours or two groups is found', async () => {
    for (let at = 0; at < 57; at += 1) {
      const typed = BODY.slice(0, at) + BODY.charAt(at + 1) + BODY.charAt(at) + BODY.slice(at + 2)
      if (typed !== BODY) expect((await parseRecoveryKey(typed)).ok).toBe(false)
    }
    const [first = '', second = '', ...rest] = recoveryGroups(KEY)
    expect((await parseRecoveryKey([second, first, ...rest].join(''))).ok).toBe(false)
  })

  test.each([
    ['too short', BODY.slice(0, 50), { kind: 'length', typed: 50, wanted: 58 }],
    ['too long', `${BODY}Q`, { kind: 'length', typed: 59, wanted: 58 }],
    ['nothing', '', { kind: 'length', typed: 0, wanted: 58 }],
    [
      'a Chinese character in the third group',
      `${BODY.slice(0, 11)}零${BODY.slice(12)}`,
      { kind: 'character', character: '零', group: 3 },
    ],
  ])('%s is named', async (_, typed, failure) => {
    expect(await parseRecoveryKey(typed)).toEqual({ ok: false, failure })
  })

  test('never throws, whatever is typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 90 }), async (typed) => {
        expect((await parseRecoveryKey(typed)).ok).toBe(false)
      }),
    )
  })
})

test.each([
  [1, 'URS79', true],
  [1, 'urs79', true],
  [4, 'FAT47', true],
  [4, 'FAT4', false],
  [12, 'YPF', true],
  [12, 'YPE', false],
  [13, '', false],
])('group %i typed back as %s: %s', (group, typed, right) => {
  expect(isRecoveryGroup(KEY, group, typed)).toBe(right)
})
