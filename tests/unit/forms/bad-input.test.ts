import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FormValues } from '../../../src/domain/records.ts'
import { checkValues, type CheckContext } from '../../../src/forms/check.ts'
import type { FormDefinition, FormField } from '../../../src/forms/definition.ts'
import { normaliseInput, parseNumber } from '../../../src/forms/normalise.ts'
import { problemSentence, type FieldProblem } from '../../../src/forms/problems.ts'
import { draftSchema, finalSchema } from '../../../src/forms/schema.ts'

const label = { zh: '栏', en: 'Field' }
const options = [
  { code: 'a', label: { zh: '甲', en: 'A' } },
  { code: 'b', label: { zh: '乙', en: 'B' }, children: [{ code: 'b1', label: { zh: '乙一', en: 'B one' } }] },
]
const row = { id: 'first', label: { zh: '第一', en: 'First' } }

/** One field of every kind that can be written on. */
const fields: readonly FormField[] = [
  { id: 'text', kind: 'text', label, required: true, maxLength: 20 },
  { id: 'person', kind: 'person', label, required: true },
  { id: 'address', kind: 'address', label, required: true },
  { id: 'phone', kind: 'phone', label, required: true },
  { id: 'idNumber', kind: 'idNumber', label, required: true, compareWith: { birthDate: 'birth', sex: 'sex' } },
  { id: 'longText', kind: 'longText', label, required: true },
  { id: 'birth', kind: 'date', label, required: true, range: ['past'], fact: 'child.birthDate' },
  { id: 'date', kind: 'date', label, required: true, range: ['past', 'notBeforeBirth'] },
  { id: 'later', kind: 'date', label, required: true, notBefore: 'date' },
  { id: 'month', kind: 'month', label, required: true, range: ['past', 'notBeforeBirth'] },
  { id: 'time', kind: 'time', label, required: true },
  { id: 'number', kind: 'number', label, required: true, integer: true, min: 0, max: 130 },
  { id: 'money', kind: 'money', label, required: true, min: 0 },
  { id: 'sex', kind: 'codeList', list: 'sex', label, required: true },
  { id: 'oneOf', kind: 'oneOf', options, label, required: true },
  { id: 'yesNo', kind: 'yesNo', label, required: true },
  { id: 'manyOf', kind: 'manyOf', options, label, required: true },
  {
    id: 'table',
    kind: 'table',
    label,
    required: true,
    columns: [
      { id: 'name', kind: 'person', label, required: true, maxLength: 10 },
      { id: 'on', kind: 'date', label, range: ['past'] },
      { id: 'words', kind: 'longText', label },
    ],
  },
  { id: 'tally', kind: 'tally', label, required: true, rows: [row], options },
  {
    id: 'score',
    kind: 'score',
    label,
    required: true,
    basisLabel: label,
    items: [{ ...row, anchors: [0, 1, 2, 3].map((score) => ({ score, label })) }],
  },
]
const form: FormDefinition = {
  code: 'F99',
  version: '2026.1',
  title: label,
  paper: 'form',
  headLine: [null, null, null],
  notes: [],
  sections: [{ id: 'all', title: null, fields }],
}

const good: FormValues = {
  text: '星光社区',
  person: '陈小满',
  address: '星河路12号',
  phone: '138 0000 0021',
  idNumber: '460105201705210037',
  longText: '第一行\n第二行',
  birth: '2017-05-21',
  date: '2026-11-20',
  later: '2026-12-01',
  month: '2026-10',
  time: '09:10',
  number: 41,
  money: 220.5,
  sex: '1',
  oneOf: 'a',
  yesNo: 'no',
  manyOf: ['b', 'b1'],
  table: [{ name: '黄阿妹', on: '2026-01-01', words: '好' }],
  tally: { first: 'a' },
  score: { first: { score: 0, basis: '父亲在家' } },
}
const context: CheckContext = {
  today: '2026-11-23',
  findUnprintable: (text) =>
    Array.from(text)
      .filter((character) => character === '\u{3106C}')
      .join(''),
}

function check(change: FormValues, strength: 'draft' | 'final' = 'final'): readonly FieldProblem[] {
  return checkValues(form, { ...good, ...change }, strength, context)
}

/** `path code` of each problem; a doubt carries a question mark. */
function told(problems: readonly FieldProblem[]): readonly string[] {
  return problems.map(({ path, code, doubt }) => `${path} ${code}${doubt ? '?' : ''}`)
}

describe('a form filled in well', () => {
  it('has nothing to say, as draft and as finished form', () => {
    expect(check({})).toEqual([])
    expect(draftSchema(form).safeParse(good).success).toBe(true)
    expect(finalSchema(form, context).safeParse(good).success).toBe(true)
  })
})

describe('an empty form', () => {
  const empty: FormValues = {}

  it('may be kept as a draft without a word', () => {
    expect(checkValues(form, empty, 'draft', context)).toEqual([])
    expect(draftSchema(form).safeParse(empty).success).toBe(true)
  })

  it('is told every missing field when it is to be finished', () => {
    const missing = told(checkValues(form, empty, 'final', context))
    const plain = fields.filter(({ kind }) => kind !== 'tally' && kind !== 'score').map(({ id }) => `${id} required`)
    expect(missing).toEqual([...plain, 'tally.first unanswered', 'score.first.score unanswered'])
  })

  it.each([['   '], ['\n\n'], ['　']])('counts %j as nothing written', (blank) => {
    expect(told(check({ text: blank, longText: blank }))).toContain('longText required')
    expect(told(check({ text: blank, longText: blank }))).toContain('text required')
  })

  it('tells the ground that is missing beside a score', () => {
    expect(told(check({ score: { first: { score: 2, basis: ' ' } } }))).toEqual(['score.first.basis required'])
  })

  it('never counts an unanswered score as 0', () => {
    expect(told(check({ score: { first: { score: null, basis: '见到' } } }))).toEqual(['score.first.score unanswered'])
  })
})

const control = 'a\u0000b'
const astral = '𠮷野家'
const emoji = '👨‍👩‍👧好'
const tooLong = '字'.repeat(100_001)
const hundredThousand = '字'.repeat(100_000)

describe.each<[string, string, unknown, readonly string[]]>([
  ['text', 'more than its limit', '字'.repeat(21), ['text tooLong']],
  ['text', 'exactly its limit', '字'.repeat(20), []],
  ['text', '20 astral characters', '𠮷'.repeat(20), []],
  ['text', '21 astral characters', '𠮷'.repeat(21), ['text tooLong']],
  ['text', '20 joined emoji', '👨‍👩‍👧'.repeat(20), []],
  ['text', '100,000 characters', hundredThousand, ['text tooLong']],
  ['text', 'a control character', control, ['text controlCharacter']],
  ['text', 'half a surrogate pair', 'a\uD842b', ['text controlCharacter']],
  ['text', 'a mark that turns the writing round', 'a\u202Eb', ['text controlCharacter']],
  ['text', 'a pasted line break', '一\n二', ['text lineBreak']],
  ['text', 'a Windows line break', '一\r\n二', ['text lineBreak']],
  ['text', 'a character no face has', '\u{3106C}', ['text unprintable?']],
  ['text', 'a number', 5, ['text wrongShape']],
  ['person', 'an astral name', astral, []],
  ['person', 'emoji', emoji, []],
  ['person', 'more than 200 characters', '字'.repeat(201), ['person tooLong']],
  ['address', 'a line break', '一\n二', ['address lineBreak']],
  ['address', '100,000 characters', hundredThousand, ['address tooLong']],
  ['phone', 'words', '已停机', ['phone phoneShape?']],
  ['phone', 'a landline with an extension', '0898-6666 0000转8', []],
  ['phone', 'too few digits', '13800', ['phone phoneShape?']],
  ['idNumber', 'a wrong check digit', '460105201705210038', ['idNumber idChecksum?']],
  ['idNumber', 'too few digits', '46010520170521', ['idNumber idShape?']],
  ['idNumber', 'words', '没有', ['idNumber idShape?']],
  ['idNumber', 'a date that does not exist', '460105201702300034', ['idNumber idChecksum?', 'idNumber idBirthDate?']],
  ['idNumber', 'full-width digits', '４６０１０５２０１７０５２１００３７', []],
  ['idNumber', 'emoji', emoji, ['idNumber idShape?']],
  ['longText', '100,000 characters', hundredThousand, []],
  ['longText', 'more than 100,000', tooLong, ['longText tooLong']],
  ['longText', 'several lines', '一\n\n二', []],
  ['longText', 'a control character', control, ['longText controlCharacter']],
  ['longText', 'astral and emoji', astral + emoji, []],
  ['date', 'tomorrow', '2026-11-24', ['date inFuture']],
  ['date', 'today', '2026-11-23', []],
  ['date', 'the day before birth', '2017-05-20', ['date beforeBirth']],
  ['date', 'the day of birth', '2017-05-21', []],
  ['date', 'a day that does not exist', '2026-02-30', ['date notADate']],
  ['date', 'words', '上个月', ['date notADate']],
  ['date', '100,000 characters', hundredThousand, ['date notADate']],
  ['date', 'a number', 20261123, ['date notADate']],
  ['later', 'a day before the one it follows', '2026-11-19', ['later beforeStart']],
  ['later', 'the same day', '2026-11-20', []],
  ['month', 'next month', '2026-12', ['month inFuture']],
  ['month', 'this month', '2026-11', []],
  ['month', 'the month of birth', '2017-05', []],
  ['month', 'the month before birth', '2017-04', ['month beforeBirth']],
  ['month', 'a month that does not exist', '2026-13', ['month notADate']],
  ['time', '24:00', '24:00', ['time notATime']],
  ['time', '23:59', '23:59', []],
  ['time', 'words', '上午', ['time notATime']],
  ['number', 'words', '四十一', ['number notANumber']],
  ['number', 'a fraction where whole numbers belong', 41.5, ['number tooManyDecimals']],
  ['number', 'below its least', -1, ['number tooSmall']],
  ['number', 'above its most', 131, ['number tooLarge']],
  ['money', 'three decimals', 1.234, ['money tooManyDecimals']],
  ['money', 'two decimals', 0.29, []],
  ['money', 'beyond counting', 1e21, ['money tooLarge']],
  ['sex', 'a code that is not listed', '3', ['sex notAnOption']],
  ['oneOf', 'a code that is not listed', 'c', ['oneOf notAnOption']],
  ['oneOf', 'a number', 1, ['oneOf notAnOption']],
  ['yesNo', 'words', '是', ['yesNo notAnOption']],
  ['manyOf', 'a code that is not listed', ['a', 'c'], ['manyOf notAnOption']],
  ['manyOf', 'a single code', 'a', ['manyOf wrongShape']],
  ['manyOf', 'numbers', [1], ['manyOf notAnOption']],
  ['table', 'words', '黄阿妹', ['table wrongShape']],
  ['table', 'more than 200 rows', Array.from({ length: 201 }, () => ({ name: '黄' })), ['table tooManyRows']],
  ['table', 'a row that is no row', ['黄'], ['table[0] wrongShape']],
  ['table', 'a column nobody knows', [{ name: '黄', age: 3 }], ['table[0].age unknownField']],
  ['table', 'a name too long', [{ name: '字'.repeat(11) }], ['table[0].name tooLong']],
  ['table', 'a missing name in the second row', [{ name: '黄' }, { words: '好' }], ['table[1].name required']],
  ['table', 'a row nobody wrote on', [{ name: '黄' }, { name: '', words: '' }], []],
  ['table', 'a day in the future', [{ name: '黄', on: '2027-01-01' }], ['table[0].on inFuture']],
  ['tally', 'an answer that is not offered', { first: 'c' }, ['tally.first notAnOption']],
  ['tally', 'a row nobody knows', { first: 'a', second: 'a' }, ['tally.second unknownField']],
  ['tally', 'words', '都好', ['tally wrongShape']],
  ['score', 'a score without an anchor', { first: { score: 4, basis: '见' } }, ['score.first.score notAnOption']],
  ['score', 'half a point', { first: { score: 1.5, basis: '见' } }, ['score.first.score notAnOption']],
  ['score', 'an item nobody knows', { first: { score: 0, basis: '见' }, second: {} }, ['score.second unknownField']],
  ['score', 'a key nobody knows', { first: { score: 0, basis: '见', by: '我' } }, ['score.first.by unknownField']],
  ['score', 'a control character', { first: { score: 0, basis: control } }, ['score.first.basis controlCharacter']],
])('%s given %s', (field, _, value, expected) => {
  it(`is told ${expected.length === 0 ? 'nothing' : expected.join(', ')}`, () => {
    const values = { ...good, [field]: JSON.parse(JSON.stringify(value)) as FormValues[string] }
    expect(told(checkValues(form, values, 'final', context))).toEqual(expected)
  })

  it('is finished only when nothing but doubts is told', () => {
    const values = { ...good, [field]: JSON.parse(JSON.stringify(value)) as FormValues[string] }
    const blocked = expected.some((problem) => !problem.endsWith('?'))
    expect(finalSchema(form, context).safeParse(values).success).toBe(!blocked)
  })
})

describe('words that are wrong may still be kept as a draft', () => {
  it.each([
    ['text', tooLong],
    ['text', '一\n二'],
    ['date', '上个月'],
    ['number', '四十一'],
    ['money', '约2000'],
    ['time', '上午'],
  ])('%s', (field, value) => {
    expect(draftSchema(form).safeParse({ ...good, [field]: value }).success).toBe(true)
  })

  it('but no field the form does not have, and no other shape', () => {
    expect(draftSchema(form).safeParse({ ...good, extra: '' }).success).toBe(false)
    expect(draftSchema(form).safeParse({ ...good, table: [{ name: '', extra: '' }] }).success).toBe(false)
    expect(draftSchema(form).safeParse({ ...good, manyOf: 'a' }).success).toBe(false)
    expect(draftSchema(form).safeParse({ ...good, text: { a: 1 } }).success).toBe(false)
    expect(told(checkValues(form, { ...good, extra: '' }, 'draft', context))).toEqual(['extra unknownField'])
  })
})

describe('doubts about an ID number', () => {
  it('are raised against the date of birth and the sex on the form', () => {
    expect(told(check({ birth: '2017-05-22' }))).toEqual(['idNumber idBirthDate?'])
    expect(told(check({ sex: '2' }))).toEqual(['idNumber idSex?'])
    expect(told(check({ sex: '0' }))).toEqual([])
  })
})

describe('what is typed or pasted', () => {
  const line = { kind: 'text' } as const
  const long = { kind: 'longText' } as const

  it.each<[string, { readonly kind: 'text' | 'longText' | 'idNumber' }, string, string]>([
    ['pasted lines become one', line, '一\r\n 二\n\n三', '一 二 三'],
    ['tabs become blanks', line, '一\t二', '一 二'],
    ['typing a blank at the end is left alone', line, '一 ', '一 '],
    ['control characters go', line, '一\u0000\u0007二', '一二'],
    ['a byte order mark goes', line, '\uFEFF一', '一'],
    ['a half surrogate goes', line, '一\uD800二', '一二'],
    ['astral characters and joined emoji stay', line, '𠮷👨‍👩‍👧', '𠮷👨‍👩‍👧'],
    ['lines stay in a long text', long, '一\r\n二\r三\u2028四', '一\n二\n三\n四'],
    ['a document number loses its blanks', { kind: 'idNumber' }, ' 460105 20170521 003ｘ', '46010520170521003X'],
  ])('%s', (_, field, raw, kept) => {
    expect(normaliseInput(field, raw)).toBe(kept)
  })

  it('never leaves what the check would refuse, and is done in one go', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
        for (const field of [line, long]) {
          const kept = normaliseInput(field, raw)
          expect(normaliseInput(field, kept)).toBe(kept)
          const values = { [field.kind === 'text' ? 'text' : 'longText']: kept.slice(0, 15) }
          const codes = told(checkValues(form, values, 'draft', { today: '2026-11-23' }))
          expect(codes.filter((code) => code.includes('lineBreak'))).toEqual([])
        }
      }),
    )
  })

  it.each([
    ['2420', 2420],
    ['２，４２０元', 2420],
    [' 1 234.5 ', 1234.5],
    ['-3', -3],
    ['.5', 0.5],
    ['约2000', null],
    ['1e5', null],
    ['', null],
    ['1.2.3', null],
    ['Infinity', null],
  ])('the number %j is %s', (raw, value) => {
    expect(parseNumber(raw)).toBe(value)
  })
})

describe('sentences', () => {
  it('exist in both languages for everything that can be told', () => {
    const problems = [...checkValues(form, {}, 'final', context), ...check({ text: tooLong, number: 999, extra: 'x' })]
    for (const problem of problems) {
      expect(problemSentence(problem, 'zh')).toMatch(/。$/)
      expect(problemSentence(problem, 'en')).toMatch(/[A-Za-z].*\.$/)
    }
  })
})
