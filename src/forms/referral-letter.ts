import type { FormValues } from '../domain/records.ts'
import { f11 } from './definitions/f11.ts'
import { asCodes, asRows, asText, fieldById, isEmpty } from './fields.ts'
import { valueInWords } from './words.ts'
import { visibleValues } from './values.ts'

/** Words of the letter and the field of F11 they come from; '' for words of the letter itself. */
export interface LetterRun {
  readonly text: string
  readonly field: string
}
export interface LetterParagraph {
  readonly text: string
  /** The field most of its words come from. */
  readonly field: string
  readonly runs: readonly LetterRun[]
}

export interface ReferralLetter {
  /** 关于转介小满（化名）接受专科评估的函 */
  readonly title: string
  /** 主送, without its colon. */
  readonly recipient: string
  readonly paragraphs: readonly LetterParagraph[]
  /** 转介表1份 … */
  readonly attachments: readonly string[]
  /** 联系人：林一诺，电话：0898-0000 0000 */
  readonly contact: string
  /** '' for none. */
  readonly copyTo: string
}

/** Stands in a draft for what is not written yet. */
const UNWRITTEN = '××'

/**
 * The letter's words (domain.md §6.2): who and why, what the station did, consent or its legal exemption, the request,
 * confidentiality, the date of the reply. Minimum data: only what is ticked in `shares` can get in, because everything
 * else is hidden and dropped first. The title carries the alias, never the name.
 */
export function referralLetter(written: FormValues): ReferralLetter {
  const values = visibleValues(f11, written)
  const text = (id: string) => asText(values[id]).trim()
  const recipient = text('recipient') || UNWRITTEN
  const alias = text('alias') || UNWRITTEN
  const service = text('service') || UNWRITTEN
  const paragraphs = [
    [...aboutChild(values, alias), ...given(values)],
    [...workDone(values), ...consentAndRequest(values, recipient)],
    confidentiality(values),
  ]
  return {
    title: `关于转介${alias}（化名）接受${service}的函`,
    recipient,
    paragraphs: paragraphs.flatMap(splitAtLineBreaks).filter(({ text: words }) => words !== ''),
    attachments: asRows(values['attachments'])
      .filter((row) => !isEmpty(row['name']))
      .map((row) => `${asText(row['name']).trim()}${typeof row['copies'] === 'number' ? `${row['copies']}份` : ''}`),
    contact: `联系人：${text('contact') || UNWRITTEN}，电话：${text('contactPhone') || UNWRITTEN}`,
    copyTo: text('copyTo'),
  }
}

/** 贵科, 贵院, 贵校 … by the last character of the recipient's name; 贵单位 when it tells nothing. */
export function courtesyName(recipient: string): string {
  const plain = recipient.trim().replace(/（[^（）]*）$/, '')
  const endings: readonly (readonly [RegExp, string])[] = [
    [/中心$/, '贵中心'],
    [/机构$/, '贵机构'],
    [/公司$/, '贵公司'],
    [/派出所$/, '贵所'],
    [/(?:小学|中学|学校|幼儿园)$/, plain.endsWith('园') ? '贵园' : '贵校'],
    [/大队$/, '贵队'],
    [/基金会$/, '贵会'],
  ]
  const known = endings.find(([ending]) => ending.test(plain))
  if (known !== undefined) return known[1]
  const last = plain.slice(-1)
  return '科院局处所站会办部委队'.includes(last) && last !== '' ? `贵${last}` : '贵单位'
}

/** 小满（化名），男，9岁，为我站服务儿童，… */
function aboutChild(values: FormValues, alias: string): LetterRun[] {
  const sex = valueOf(values, 'sex')
  const age = values['age']
  return [
    run(`${alias}（化名）`, 'alias'),
    ...(sex === '' ? [] : [run(`，${sex}`, 'sex')]),
    ...(typeof age === 'number' ? [run(`，${age}岁`, 'age')] : []),
    run('，为我站服务儿童', ''),
    ...(isEmpty(values['situation']) ? [run('。', '')] : [run('，', ''), sentence(values, 'situation')]),
    ...sentences(values, 'reason'),
  ]
}

/** What was ticked besides: real name, whereabouts, guardian, economy. */
function given(values: FormValues): LetterRun[] {
  const runs: LetterRun[] = []
  const name = valueOf(values, 'realName')
  if (name !== '') {
    const number = valueOf(values, 'idNumber')
    runs.push(run('真实姓名：', ''), run(name, 'realName'))
    if (number !== '') runs.push(run('，证件号码：', ''), run(number, 'idNumber'))
    runs.push(run('。', ''))
  }
  const [address, school] = [valueOf(values, 'address'), valueOf(values, 'school')]
  if (address !== '') runs.push(run('现住', ''), run(address, 'address'), run(school === '' ? '。' : '，', ''))
  if (school !== '') runs.push(run('就读于', ''), run(school, 'school'), run('。', ''))
  const guardian = valueOf(values, 'guardianName')
  if (guardian !== '') {
    const phone = valueOf(values, 'guardianPhone')
    runs.push(run('监护人：', ''), run(guardian, 'guardianName'))
    if (phone !== '') runs.push(run('，电话：', ''), run(phone, 'guardianPhone'))
    runs.push(run('。', ''))
  }
  if (!isEmpty(values['economy'])) runs.push(run('家庭经济：', ''), sentence(values, 'economy'))
  return runs
}

function workDone(values: FormValues): LetterRun[] {
  const screening = valueOf(values, 'screening')
  return [
    ...sentences(values, 'workDone'),
    ...(screening === ''
      ? []
      : [
          run('经站内筛查（', ''),
          run(screening, 'screening'),
          run('），建议进一步评估；筛查结果不作为诊断依据。', ''),
        ]),
  ]
}

function consentAndRequest(values: FormValues, recipient: string): LetterRun[] {
  const to = `特转介至${courtesyName(recipient)}`
  return [
    ...consent(values),
    run(to, ''),
    ...(isEmpty(values['request']) ? [run('，请予接洽。', '')] : [run('，', ''), sentence(values, 'request')]),
  ]
}

const GROUNDS: Readonly<Record<string, string>> = {
  dutyByLaw: '第三项（为履行法定职责或者法定义务所必需）',
  emergency: '第四项（紧急情况下为保护自然人的生命健康所必需）',
}

/** Consent, or the legal ground on which none is needed (个人信息保护法 第13条第1款第3、4项). */
function consent(values: FormValues): LetterRun[] {
  const by = asCodes(values['consent'])
  const runs: LetterRun[] = []
  const people = [by.includes('child') ? '本人' : '', by.includes('guardian') ? '监护人' : ''].filter(Boolean)
  if (people.length > 0) {
    const paper = valueOf(values, 'consentPaper')
    runs.push(run(`现征得${people.join('和')}书面同意`, 'consent'))
    if (paper !== '') runs.push(run(`（${paper}）`, 'consentPaper'))
    runs.push(run('，', ''))
  }
  if (by.includes('exempt')) {
    const ground = GROUNDS[asText(values['exemptGround'])] ?? ''
    const reason = valueOf(values, 'exemptReason')
    runs.push(
      run(`依照《中华人民共和国个人信息保护法》第十三条第一款${ground}，本次提供信息免于取得同意`, 'exemptGround'),
    )
    if (reason !== '') runs.push(run(`（${reason}）`, 'exemptReason'))
    runs.push(run('，', ''))
  }
  return runs
}

function confidentiality(values: FormValues): LetterRun[] {
  const days = values['replyDays']
  return [
    run('随函所附信息仅限本次', ''),
    run(asText(values['service']).trim() || '转介', 'service'),
    run('使用，不得另作他用，不得公开。', ''),
    run(`请于${typeof days === 'number' ? days : UNWRITTEN}个工作日内`, 'replyDays'),
    run('填写回执寄回或电话告知。', ''),
  ]
}

function run(text: string, field: string): LetterRun {
  return { text, field }
}

/** The words of a field, closed by a full stop. */
function sentence(values: FormValues, field: string): LetterRun {
  const words = valueOf(values, field).trim()
  return run(/[。！？…”]$/.test(words) ? words : `${words.replace(/[，；、,;.]$/, '')}。`, field)
}

function sentences(values: FormValues, field: string): LetterRun[] {
  return isEmpty(values[field]) ? [] : [sentence(values, field)]
}

function valueOf(values: FormValues, id: string): string {
  const field = fieldById(f11, id)
  if (field === null || field.kind === 'computed' || field.kind === 'note') return ''
  if (field.kind === 'signatures' || field.kind === 'drawing') return ''
  return valueInWords(field, values[id])
}

/** A line break typed in a long text begins a new paragraph of the letter. */
function splitAtLineBreaks(runs: readonly LetterRun[]): LetterParagraph[] {
  const paragraphs: LetterRun[][] = [[]]
  for (const { text, field } of runs) {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) paragraphs.push([])
      if (part !== '') paragraphs.at(-1)?.push({ text: part, field })
    }
  }
  return paragraphs.map((own) => ({ text: own.map(({ text }) => text).join(''), field: longestField(own), runs: own }))
}

function longestField(runs: readonly LetterRun[]): string {
  const written = runs.filter(({ field }) => field !== '').toSorted((a, b) => b.text.length - a.text.length)
  return written[0]?.field ?? ''
}
