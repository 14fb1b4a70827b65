import { describe, expect, it } from 'vitest'
import { codeEntries } from '../../../../src/domain/codes.ts'
import { kinOf, type Kin } from '../../../../src/domain/drawings/kin.ts'
import { treeRows } from '../../../../src/domain/drawings/tree-rows.ts'
import { treeCells, treeRow } from '../../../../src/domain/drawings/tree-row.ts'
import { wrapped } from '../../../../src/domain/drawings/text-width.ts'
import { sourceOf } from './families.ts'

const sibling = { place: 'sibling', bond: 'both', tie: 'birth', twin: false, rank: 0 } as const

describe('a relation word as people write it', () => {
  it.each<readonly [words: string, kin: Partial<Kin>]>([
    ['父亲 爸爸 爸 阿爸 生父 亲生父亲', { place: 'parent', sex: 'male', tie: 'birth' }],
    ['母亲 妈妈 生母 孩子的妈妈 儿童母亲', { place: 'parent', sex: 'female', tie: 'birth' }],
    ['养父 收养父亲', { place: 'parent', sex: 'male', tie: 'adoptive' }],
    ['寄养母亲 寄养家庭的妈妈', { place: 'parent', sex: 'female', tie: 'foster' }],
    ['继父 后爸 后爹 母亲的现任丈夫 母亲再婚丈夫', { place: 'partner', of: 'mother', state: 'married' }],
    ['母亲的男友 妈妈男朋友 母亲同居男友', { place: 'partner', of: 'mother', state: 'together' }],
    ['父亲前妻 爸爸的前妻', { place: 'partner', of: 'father', state: 'divorced' }],
    ['爷爷 祖父 阿爷', { place: 'grandparent', side: 'father', sex: 'male' }],
    ['奶奶 祖母 亲奶奶', { place: 'grandparent', side: 'father', sex: 'female' }],
    ['外公 姥爷 外祖父', { place: 'grandparent', side: 'mother', sex: 'male' }],
    ['外婆 姥姥 外祖母', { place: 'grandparent', side: 'mother', sex: 'female' }],
    ['大姐', { ...sibling, sex: 'female', elder: true, rank: 1 }],
    ['二弟', { ...sibling, sex: 'male', elder: false, rank: 2 }],
    ['小妹 幺妹', { ...sibling, sex: 'female', elder: false, rank: 99 }],
    [
      '同父异母哥哥 同父异母的哥哥 哥哥（同父异母） 哥哥(同父异母)',
      { ...sibling, sex: 'male', elder: true, bond: 'father' },
    ],
    ['同母异父妹妹', { ...sibling, sex: 'female', elder: false, bond: 'mother' }],
    ['继母带来的妹妹', { ...sibling, sex: 'female', elder: false, bond: 'stepOfFather' }],
    ['继父的儿子', { ...sibling, sex: 'male', elder: null, bond: 'stepOfMother' }],
    ['继姐', { ...sibling, sex: 'female', elder: true, bond: 'step' }],
    ['养兄', { ...sibling, sex: 'male', elder: true, tie: 'adoptive' }],
    ['双胞胎弟弟 孪生弟弟 弟弟（双胞胎）', { ...sibling, sex: 'male', elder: false, twin: true }],
    ['大伯', { place: 'auntUncle', side: 'father', sex: 'male', elder: true, rank: 1 }],
    ['叔叔 叔父', { place: 'auntUncle', side: 'father', sex: 'male', elder: false, rank: 0 }],
    ['小姨', { place: 'auntUncle', side: 'mother', sex: 'female', rank: 99 }],
    ['婶婶 二婶', { place: 'auntUncleSpouse', side: 'father', sex: 'female', elder: false }],
    ['姑父 姑丈', { place: 'auntUncleSpouse', side: 'father', sex: 'male' }],
    ['堂哥 叔叔的儿子', { place: 'cousin', side: 'father', parentSex: 'male', sex: 'male' }],
    ['表弟', { place: 'cousin', side: null, parentSex: 'unknown', sex: 'male' }],
    ['姨表姐', { place: 'cousin', side: 'mother', parentSex: 'female', sex: 'female' }],
    ['曾祖母 干妈 邻居奶奶', { place: 'aside', sex: 'female' }],
    ['曾祖父', { place: 'aside', sex: 'male' }],
    ['朋友 其他亲属 非亲属 监护人', { place: 'aside', sex: 'unknown' }],
  ])('%s', (words, kin) => {
    for (const word of words.split(' ')) expect(kinOf(word), word).toMatchObject(kin)
  })

  it('of every code of GB/T 4761 has a place, but those that name nobody in particular', () => {
    const aside = codeEntries('kinship').filter(({ label }) => kinOf(label.zh).place === 'aside')
    expect(aside.map(({ code }) => code)).toEqual(['40', '97', '99'])
  })
})

describe('who is written in several places', () => {
  const names = (members: Parameters<typeof sourceOf>[0]['members'], facts = {}, siblings = {}) =>
    treeRows(sourceOf({ name: '', facts, members: members ?? [], ...siblings })).map(({ relation, name }) =>
      `${relation} ${name}`.trim(),
    )

  it('is one person: a parent of the facts and of the rows, and the guardian', () => {
    const facts = {
      'child.name': '甲',
      'mother.name': '乙',
      'mother.status': ['normal'],
      'guardian.name': '乙',
      'guardian.relation': '母亲',
    }
    expect(names([{ name: '乙', relation: '52' }], facts)).toEqual(['甲', '母亲 乙'])
    expect(names([{ name: '', relation: '妈妈' }], facts)).toEqual(['甲', '母亲 乙'])
  })

  it('is two where the names differ, and where one name stands in two relations', () => {
    const facts = { 'child.name': '甲', 'father.name': '乙', 'father.status': ['normal'] }
    expect(names([{ name: '丙', relation: '51' }], facts)).toEqual(['甲', '父亲 乙', '父亲 丙'])
    expect(names([{ name: '乙', relation: '叔叔' }], facts)).toEqual(['甲', '父亲 乙', '叔叔 乙'])
  })

  it('keeps the word that tells more: a sister on file who is a half-sister in the rows', () => {
    const rows = [{ name: '丁', relation: '同母异父妹妹', age: 5 }]
    const siblings = { siblings: [{ name: '丁', sex: '2', birthDate: '2021-01-01' }] }
    expect(names(rows, { 'child.name': '甲', 'child.birthDate': '2012-01-01' }, siblings)).toEqual([
      '甲',
      '同母异父妹妹 丁',
    ])
  })

  it('has an id of its own, though relation and name are the same', () => {
    const twice = [
      { name: '', relation: '77' },
      { name: '', relation: '77' },
    ]
    const rows = treeRows(sourceOf({ name: '', facts: {}, members: twice }))
    expect(rows.map(({ id }) => id)).toEqual(['self', '妹妹/', '妹妹/#2'])
  })

  it('comes back from a paper as it was', () => {
    const rows = treeRows(sourceOf({ name: '', facts: {}, members: [{ name: '乙', relation: '62', age: 70 }] }))
    for (const row of rows) expect(treeRow(treeCells(row))).toEqual(row)
  })
})

describe('a long name', () => {
  it('is broken after a dot, and loses no character', () => {
    const lines = wrapped('买买提明·阿卜杜喀迪尔·努尔艾合买提', 1, 7)
    expect(lines).toEqual(['买买提明·', '阿卜杜喀迪尔·', '努尔艾合买提'])
    expect(wrapped('（随班就读）三年级', 1, 3).join('')).toBe('（随班就读）三年级')
  })
})
