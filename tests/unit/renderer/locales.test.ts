import { describe, expect, test } from 'vitest'
import { en } from '../../../src/renderer/locales/en/index.ts'
import { zhCN } from '../../../src/renderer/locales/zh-cn/index.ts'

/** `common.dates.full` → its words, for every leaf. */
function leaves(words: object, at = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const path = at === '' ? key : `${at}.${key}`
    if (typeof value === 'string') return [[path, value] as const]
    if (typeof value === 'object' && value !== null) return leaves(value, path)
    throw new Error(`${path} is neither words nor a group of words`)
  })
}

const chinese = leaves(zhCN)
const english = leaves(en)

/** Latin words that Chinese users read every day, names of things, and the letters of date shapes. */
const KNOWN_IN_CHINESE =
  /^(?:PDF|Word|Excel|xlsx|csv|CSV|JSON|UTF|GBK|GB18030|Enter|Tab|Esc|Ctrl|Alt|Shift|English|Apache|Noto|OFL|YYYY|ddd|mm|MM|DD|age|XY|abcd|GB|MB|KB|SHA|F\d+|PHQ|PSC|QR|A4|FAT32|exFAT|v\d.*)$/

/** Placeholders and the names of files. */
const NOT_WORDS = /\{\{.*?\}\}|xingchen-backup[\d-]*|\.slots\.json|\.age\b/g

function placeholders(words: string): readonly string[] {
  return [...words.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name = '']) => name).sort()
}

describe('the words of the screens', () => {
  test('stand in both languages under the same keys; English alone may add a singular', () => {
    const zhKeys = chinese.map(([key]) => key)
    const enKeys = english.map(([key]) => key)
    expect(enKeys.filter((key) => !key.endsWith('_one')).sort()).toEqual([...zhKeys].sort())
    expect(enKeys.filter((key) => key.endsWith('_one') && !zhKeys.includes(key.replace(/_one$/, '')))).toEqual([])
  })

  test('take the same values in both languages', () => {
    const inChinese = new Map(chinese)
    const differing = english.filter(([key, words]) => {
      // A singular may say “one day” without the figure.
      if (key.endsWith('_one')) return false
      return placeholders(words).join() !== placeholders(inChinese.get(key) ?? '').join()
    })
    expect(differing).toEqual([])
  })

  test('that stand in others are there', () => {
    const keys = new Set(english.map(([key]) => key))
    const inside = [...chinese, ...english].flatMap(([, words]) =>
      [...words.matchAll(/\$t\(([\w.]+)/g)].map(([, key = '']) => key),
    )
    expect(inside.length).toBeGreaterThan(0)
    expect(inside.filter((key) => !keys.has(key))).toEqual([])
  })

  test('say in English one of a thing, too', () => {
    // `most` is a limit of hundreds.
    const amounts = /\{\{(?!count|most)\w+\}\} (?:days|months|weeks|points|pages|lines|people|children|files|minutes)\b/
    expect(english.filter(([, words]) => amounts.test(words))).toEqual([])
  })

  test('are empty in both languages or in none', () => {
    const inChinese = new Map(chinese)
    const oneSided = english.filter(([key, words]) => {
      const other = inChinese.get(key)
      return other !== undefined && (words.trim() === '') !== (other.trim() === '')
    })
    expect(oneSided).toEqual([])
  })

  test('hold no English in Chinese', () => {
    const strange = chinese.flatMap(([key, words]) =>
      [...words.replace(NOT_WORDS, ' ').matchAll(/[A-Za-z][A-Za-z\d-]*/g)]
        .map(([word]) => word)
        .filter((word) => /[A-Za-z]{2}/.test(word))
        .filter((word) => !word.split('-').every((part) => KNOWN_IN_CHINESE.test(part) || /^\d*$/.test(part)))
        .map((word) => `${key}: ${word}`),
    )
    expect(strange).toEqual([])
  })

  test('hold no Chinese in English but what stands on paper or on the door', () => {
    const onPaper =
      /秀英街道社会工作站|秀街社工转|海南省海口市秀英区秀英街道|〔\{\{year\}\}〕1号|-个-|^辰$|^中文$|^一 二 三 [\p{Script=Han} ]*$/gu
    const left = english.filter(([, words]) => /\p{Script=Han}/u.test(words.replace(onPaper, '')))
    expect(left).toEqual([])
  })

  test('use straight quotation marks in English: a Chinese face draws the curly ones a whole character wide', () => {
    expect(english.filter(([, words]) => /[‘’“”]/u.test(words))).toEqual([])
  })

  test('count one thing in the singular in English', () => {
    const keys = new Set(english.map(([key]) => key))
    const plural = /\{\{count\}\} (?:(?:old|more|red) )?(?!s\b)[a-z]+s\b|\{\{count\}\} (?:people|children)\b/
    expect(english.filter(([key, words]) => plural.test(words) && !keys.has(`${key}_one`))).toEqual([])
  })

  test('use the marks of the language they stand in', () => {
    expect(chinese.filter(([, words]) => /\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}/u.test(words))).toEqual([])
    expect(english.filter(([, words]) => /[，。；：？！、（）]/u.test(words))).toEqual([])
    expect(english.filter(([, words]) => /\S …/u.test(words))).toEqual([])
  })

  test('speak without blame, shouting, or the words design/README §6 rules out', () => {
    const ruledOut = /！|确定|取消|用户|异常|提交|您确定吗|困境儿童/
    expect(chinese.filter(([, words]) => ruledOut.test(words))).toEqual([])
  })
})
