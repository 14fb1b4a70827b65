import { describe, expect, it } from 'vitest'
import { checkCharacter } from '../../../src/domain/id-number.ts'
import { readDay } from '../../../src/register/read-birth-date.ts'
import { readId } from '../../../src/register/read-id.ts'
import { readCategories, readOptions, readSex } from '../../../src/register/read-words.ts'

const text = (words: string) => ({ kind: 'text', text: words }) as const
const number = (words: string) => ({ kind: 'number', text: words }) as const

describe('days', () => {
  it.each([
    '2015.3.9',
    '2015/03/09',
    '2015-3-9',
    '2015年3月9日',
    '2015年03月09日',
    '２０１５．３．９',
    '20150309',
    '2015-03-09 00:00:00',
    '2015-03-09T00:00:00.000Z',
    '二〇一五年三月九日',
    ' 2015 / 3 / 9 ',
    '2015、3、9',
    "'2015-03-09",
    '42072',
    '2015年3月9号',
    '2015.3.9（农历）',
  ])('%s is 9 March 2015', (words) => expect(readDay(text(words))).toEqual({ day: '2015-03-09', known: 'exact' }))

  it.each([
    ['2015年3月', '2015-03-01', 'month'],
    ['2015.03', '2015-03-01', 'month'],
    ['201503', '2015-03-01', 'month'],
    ['2015', '2015-01-01', 'year'],
    ['2015年', '2015-01-01', 'year'],
    ['3/25/2015', '2015-03-25', 'exact'],
  ])('%s', (words, day, known) => expect(readDay(text(words))).toEqual({ day, known }))

  it.each(['2015-13-40', '2015-02-30', '不详的一天', '11岁', '11', '3/4/2015', '15.3.9', '0', '-5', '99999999'])(
    '%s is no day',
    (words) => expect(readDay(text(words))).toBeNull(),
  )

  it('a number of Excel is a day only where it can be one', () => {
    expect(readDay(number('42072'))?.day).toBe('2015-03-09')
    expect(readDay(number('42072.5'))?.day).toBe('2015-03-09')
    expect(readDay(number('2015'))).toMatchObject({ known: 'year' })
    expect(readDay(number('20150309'))?.day).toBe('2015-03-09')
    expect(readDay(number('12'))).toBeNull()
  })
})

describe('ID numbers', () => {
  const seventeen = '46010520150309123'
  const right = seventeen + checkCharacter(seventeen)
  const wrong = seventeen + (right.endsWith('1') ? '2' : '1')

  it.each([
    right,
    ` ${right} `,
    `'${right}`,
    `${right}'`,
    right.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    `${right.slice(0, 6)} ${right.slice(6, 14)} ${right.slice(14)}`,
  ])('%s', (words) =>
    expect(readId(text(words))).toMatchObject({ kind: 'resident', number: right, checksumRight: true }),
  )

  it('takes a small x', () => {
    const ending = Array.from({ length: 1000 }, (_, at) => `46010520150309${String(at).padStart(3, '0')}`).find(
      (digits) => checkCharacter(digits) === 'X',
    )
    expect(readId(text(`${ending ?? ''}x`))).toMatchObject({
      kind: 'resident',
      checksumRight: true,
      number: `${ending ?? ''}X`,
    })
  })

  it('a wrong check digit is a doubt', () =>
    expect(readId(text(wrong))).toMatchObject({ kind: 'resident', checksumRight: false, rounded: false }))

  it.each(['4.60105E+17', '4.6E+17', '4.60105201503091e+17', '４.６０１０５Ｅ＋１７'])(
    '%s has lost its digits',
    (words) => expect(readId(text(words)).kind).toBe('ruined'),
  )

  it('an amount of Excel has lost its digits, unless all of them are still there', () => {
    expect(readId(number('460105201503091000')).kind).toBe('ruined')
    expect(readId(number('4.6010520150309101E+17')).kind).toBe('ruined')
    expect(readId(number(right.endsWith('X') ? '460105201503090016' : right)).kind).toBe('resident')
  })

  it('a wrong number that ends in zeros is taken, and said', () =>
    expect(readId(text('460105201503090000'))).toMatchObject({ kind: 'resident', rounded: true }))

  it('an old number of 15 digits is the same child', () => {
    const read = readId(text('460105850309123'))
    expect(read.kind === 'old' && read.full).toMatch(/^46010519850309123[\dX]$/)
  })

  it.each(['H12345678', '4601052015030912', 'E12345678'])('%s is kept as it is', (words) =>
    expect(readId(text(words))).toEqual({ kind: 'other', number: words }),
  )
})

describe('words for codes', () => {
  it.each([
    ['男', '1'],
    ['女', '2'],
    ['1', '1'],
    ['2', '2'],
    ['M', '1'],
    ['f', '2'],
    ['女孩', '2'],
    ['男性', '1'],
    ['1.男', '1'],
    ['未知', '0'],
    ['3', null],
    ['男女', null],
  ])('sex: %s', (words, code) => expect(readSex(words)).toBe(code))

  it.each([
    ['低保户', ['familyDifficulty', 'familyMinimumLiving'], ''],
    ['低保边缘家庭', ['familyDifficulty', 'familyMarginal'], ''],
    ['留守儿童', ['leftBehind'], ''],
    ['事实无人抚养儿童', ['unattended'], ''],
    ['散居孤儿', ['orphan', 'orphanScattered'], ''],
    ['孤儿、重度残疾', ['orphan', 'ownDifficulty', 'ownDisability'], ''],
    ['留守/低保', ['leftBehind', 'familyDifficulty', 'familyMinimumLiving'], ''],
    ['重病儿童', ['ownDifficulty', 'ownIllness'], ''],
    ['父母离异', [], '父母离异'],
    ['低保户、父母离异', ['familyDifficulty', 'familyMinimumLiving'], '父母离异'],
    ['家庭困境 低保', ['familyDifficulty', 'familyMinimumLiving'], ''],
  ] as const)('category: %s', (words, codes, rest) => {
    const read = readCategories(words)
    expect([[...read.codes].sort(), read.rest]).toEqual([[...codes].sort(), rest])
  })

  it.each([
    ['child.ethnicGroup', '汉', ['01'], ''],
    ['child.ethnicGroup', '黎族', ['19'], ''],
    ['child.ethnicGroup', '火星', [], '火星'],
    ['child.schoolStage', '小学三年级', ['primary'], ''],
    ['child.livingWith', '爷爷奶奶', ['grandparents'], ''],
    ['child.disabilityGrade', '二级', ['2'], ''],
    ['child.boarding', '是', ['yes'], ''],
    ['father.status', '服刑、失联', ['imprisoned', 'outOfContact'], ''],
  ] as const)('%s: %s', (key, words, codes, rest) =>
    expect(readOptions(key, words)).toEqual({ codes: [...codes], rest }),
  )
})
