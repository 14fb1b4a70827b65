import { describe, expect, it } from 'vitest'
import { factsSchema } from '../../../src/domain/facts.ts'
import type { FormValues } from '../../../src/domain/records.ts'
import { defaultValues } from '../../../src/forms/defaults.ts'
import { f11 } from '../../../src/forms/definitions/f11.ts'
import { exampleValues } from '../../../src/forms/example.ts'
import { courtesyName, referralLetter } from '../../../src/forms/referral-letter.ts'

const example = exampleValues(f11)

function words(change: FormValues = {}): string {
  const letter = referralLetter({ ...example, ...change })
  return [letter.title, letter.recipient, ...letter.paragraphs.map(({ text }) => text), letter.contact].join('\n')
}

describe('the letter of the example', () => {
  it('reads as it should', () => {
    const letter = referralLetter(example)
    expect(letter.title).toBe('关于转介小满（化名）接受专科评估的函')
    expect(letter.recipient).toBe('海口市星城医院儿童心理科')
    expect(letter.paragraphs.map(({ text }) => text)).toEqual([
      '小满（化名），男，9岁，为我站服务儿童，孤独症，正在定点机构康复。近两个月夜间惊醒每周约3次，影响上课。',
      '我站已家访2次，指导家庭作睡眠记录3周，并与监护人、学校沟通，初步评估认为需由专科进一步检查。现征得监护人书面同意（同意〔2026〕41号），特转介至贵科，请予接诊，评估睡眠与情绪，并告知家庭照料要点。',
      '随函所附信息仅限本次专科评估使用，不得另作他用，不得公开。请于10个工作日内填写回执寄回或电话告知。',
    ])
    expect(letter.attachments).toEqual(['转介表1份', '知情同意书复印件1份'])
    expect(letter.contact).toBe('联系人：林一诺，电话：0898-6666 0000')
    expect(letter.copyTo).toBe('')
  })

  it('fits one page: 22 lines of 28 characters with head, attachments and signature', () => {
    const lines = referralLetter(example).paragraphs.reduce(
      (sum, { text }) => sum + Math.ceil((text.length + 2) / 28),
      0,
    )
    expect(lines).toBeLessThanOrEqual(11)
  })

  it('knows for each run of words the field it comes from', () => {
    const runs = referralLetter(example).paragraphs.flatMap((paragraph) => paragraph.runs)
    const from = new Map(runs.map(({ field, text }) => [field, text]))
    expect(from.get('alias')).toBe('小满（化名）')
    expect(from.get('age')).toBe('，9岁')
    expect(from.get('replyDays')).toBe('请于10个工作日内')
    for (const { text, runs: own } of referralLetter(example).paragraphs)
      expect(own.map((run) => run.text).join('')).toBe(text)
  })
})

describe('minimum data', () => {
  const secrets = {
    realName: '陈真名',
    idNumber: '460105201705210037',
    address: '星河路12号',
    school: '星河小学',
    guardianName: '陈建平',
    guardianPhone: '138 0000 0021',
    economy: '月入约2420元',
    screening: 'PHQ-A 16分，2026年11月20日',
  }

  it('leaves out everything that is not ticked, even when it is written', () => {
    for (const secret of Object.values(secrets)) expect(words(secrets)).not.toContain(secret)
  })

  it.each([
    ['identity', ['realName', 'idNumber']],
    ['whereabouts', ['address', 'school']],
    ['guardian', ['guardianName', 'guardianPhone']],
    ['economy', ['economy']],
    ['screening', ['screening']],
  ] as const)('%s lets in %j and nothing else', (share, fields) => {
    const letter = words({ ...secrets, shares: ['basic', 'situation', 'workDone', share] })
    for (const [field, secret] of Object.entries(secrets))
      expect(letter.includes(secret)).toBe((fields as readonly string[]).includes(field))
  })

  it('keeps sex and age to itself when they are not ticked', () => {
    const letter = words({ shares: ['situation'] })
    expect(letter).not.toContain('男')
    expect(letter).not.toContain('9岁')
    expect(letter).toContain('小满（化名），为我站服务儿童，孤独症')
  })

  it('never gives the date of birth, the case number or a category', () => {
    expect(words()).not.toMatch(/2017|困境|个-/)
  })

  it('marks a screening as no diagnosis', () => {
    expect(words({ ...secrets, shares: ['basic', 'screening'] })).toContain('筛查结果不作为诊断依据')
  })
})

describe('consent', () => {
  it.each<[readonly string[], string]>([
    [['guardian'], '现征得监护人书面同意'],
    [['child'], '现征得本人书面同意'],
    [['child', 'guardian'], '现征得本人和监护人书面同意'],
  ])('of %j', (consent, expected) => {
    expect(words({ consent: [...consent] })).toContain(expected)
  })

  it('or the legal ground and the reason', () => {
    const letter = words({ consent: ['exempt'], exemptGround: 'emergency', exemptReason: '儿童有自伤危险' })
    expect(letter).toContain('《中华人民共和国个人信息保护法》第十三条第一款第四项')
    expect(letter).toContain('（儿童有自伤危险）')
    expect(letter).not.toContain('现征得')
  })
})

describe('a draft', () => {
  it('shows ×× where something is not written yet, and claims no consent', () => {
    const letter = referralLetter(defaultValues(f11, { facts: {}, today: '2026-11-23' }))
    expect(letter.title).toBe('关于转介××（化名）接受××的函')
    expect(letter.recipient).toBe('××')
    expect(letter.paragraphs.map(({ text }) => text).join('')).not.toContain('同意')
  })

  it('begins with the age on file, and has no place for the date of birth', () => {
    const facts = factsSchema.parse({
      'child.birthDate': { value: '2017-11-24', verifiedOn: '2026-01-01', documentId: null },
    })
    const values = defaultValues(f11, { facts, today: '2026-11-23' })
    expect(values['age']).toBe(8)
    expect(JSON.stringify(values)).not.toContain('2017')
  })
})

describe('typed lines', () => {
  it('begin paragraphs of their own, nothing is lost', () => {
    const letter = referralLetter({ ...example, workDone: '家访2次。\n\n面谈3次' })
    const texts = letter.paragraphs.map(({ text }) => text)
    expect(texts[1]).toBe('家访2次。')
    expect(texts[2]).toMatch(/^面谈3次。现征得/)
  })

  it('are closed by one full stop', () => {
    expect(words({ reason: '睡眠差，' })).toContain('睡眠差。')
    expect(words({ reason: '睡眠差。' })).not.toContain('。。')
    expect(words({ reason: '“我不想去。”' })).toContain('“我不想去。”\n我站')
  })
})

describe('how the recipient is addressed', () => {
  it.each([
    ['海口市星城医院儿童心理科', '贵科'],
    ['海口市妇幼保健院', '贵院'],
    ['秀英区民政局', '贵局'],
    ['秀英区未成年人救助保护中心', '贵中心'],
    ['海口市星河小学', '贵校'],
    ['星光幼儿园', '贵园'],
    ['秀英派出所', '贵所'],
    ['秀英区残疾人联合会', '贵会'],
    ['海南省星光基金会', '贵会'],
    ['启明康复服务有限公司', '贵公司'],
    ['秀英区妇联', '贵单位'],
    ['星城医院儿童心理科（三楼）', '贵科'],
    ['××', '贵单位'],
    ['', '贵单位'],
  ])('%s is %s', (recipient, courtesy) => {
    expect(courtesyName(recipient)).toBe(courtesy)
  })
})
