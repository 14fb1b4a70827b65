import type { Language } from '../domain/localized.ts'

/**
 * What is wrong with a value. A `doubt` is shown and never blocks (a wrong ID checksum); a problem blocks finishing,
 * never saving a draft.
 */
export interface FieldProblem {
  /** `idNumber`, `household[2].name`. */
  readonly path: string
  readonly code: FieldProblemCode
  readonly doubt: boolean
  /** What the sentence needs: a limit, the other field's label, the character no face can print. */
  readonly detail?: string
}

export type FieldProblemCode =
  | 'required'
  | 'tooLong'
  | 'tooManyRows'
  | 'notADate'
  | 'notATime'
  | 'inFuture'
  | 'beforeBirth'
  | 'beforeStart'
  | 'notANumber'
  | 'tooSmall'
  | 'tooLarge'
  | 'tooManyDecimals'
  | 'notAnOption'
  | 'controlCharacter'
  | 'lineBreak'
  | 'unprintable'
  | 'idChecksum'
  | 'idShape'
  | 'idBirthDate'
  | 'idSex'
  | 'certificate'
  | 'levelMismatch'
  | 'phoneShape'
  | 'wrongShape'
  | 'unknownField'
  | 'unanswered'

/** One sentence in the worker's words: what is wrong, then what to do (design/README §5). */
const SENTENCES: Readonly<Record<FieldProblemCode, Readonly<Record<Language, (detail: string) => string>>>> = {
  required: { zh: () => '这一项还没写。', en: () => 'This is still empty.' },
  unanswered: { zh: () => '这一题还没答。', en: () => 'Not answered yet.' },
  tooLong: {
    zh: (d) => `写得太长，最多 ${d} 个字，请分开写或写到长一点的栏里。`,
    en: (d) => `Too long: at most ${d} characters here.`,
  },
  tooManyRows: { zh: (d) => `行数太多，最多 ${d} 行。`, en: (d) => `Too many rows: at most ${d}.` },
  notADate: { zh: () => '日期看不懂，请写成 2026年11月23日。', en: () => 'Not a date; write it as 2026-11-23.' },
  notATime: { zh: () => '时间看不懂，请写成 9:10。', en: () => 'Not a time; write it as 9:10.' },
  inFuture: { zh: () => '日期在今天以后，请核对。', en: () => 'The date is after today; please check.' },
  beforeBirth: { zh: () => '日期早于孩子出生，请核对。', en: () => 'The date is before the child was born.' },
  beforeStart: {
    zh: () => '日期早于前面写的日期，请核对。',
    en: () => 'The date is before the one it follows; please check.',
  },
  notANumber: { zh: () => '这里要写数字。', en: () => 'A number is needed here.' },
  tooSmall: { zh: (d) => `不能小于 ${d}。`, en: (d) => `Not less than ${d}.` },
  tooLarge: { zh: (d) => `不能大于 ${d}。`, en: (d) => `Not more than ${d}.` },
  tooManyDecimals: { zh: (d) => `最多 ${d} 位小数。`, en: (d) => `At most ${d} decimals.` },
  notAnOption: { zh: () => '没有这个选项，请从列出的里面选。', en: () => 'No such option; choose one that is listed.' },
  controlCharacter: {
    zh: () => '里面有看不见的控制字符，已不能照印，请删去重打。',
    en: () => 'It holds invisible control characters that cannot be printed.',
  },
  lineBreak: { zh: () => '这一栏只能写一行。', en: () => 'Only one line here.' },
  unprintable: {
    zh: (d) => `“${d}”这个字印不出来：字库里没有。请换一个写法，或请站长装上字库。`,
    en: (d) => `No installed typeface has “${d}”, so it cannot be printed.`,
  },
  idChecksum: {
    zh: () => '证件号码最后一位对不上，请核对；也可以先这样存。',
    en: () => 'The last digit does not match; please check. It can be saved as it is.',
  },
  idShape: {
    zh: () => '居民身份证是 18 位，请核对；也可以先这样存。',
    en: () => 'A resident ID has 18 digits; please check. It can be saved as it is.',
  },
  idBirthDate: {
    zh: () => '证件号码里的出生日期和上面写的不一样，请核对；也可以先这样存。',
    en: () => 'The date of birth in the number differs from the one above; please check.',
  },
  idSex: {
    zh: () => '证件号码和上面写的性别对不上，请核对；也可以先这样存。',
    en: () => 'The number does not match the sex above; please check.',
  },
  certificate: {
    zh: () => '残疾人证号和证件号码、类别或等级对不上，请核对；也可以先这样存。',
    en: () => 'The certificate number does not match the ID number, kind or grade; please check.',
  },
  levelMismatch: {
    zh: () => '调整后的等级和“上调”“下调”对不上；有紧急情形时不能下调。',
    en: () => 'The adjusted level is not on the side that is ticked; with a red flag it stays urgent.',
  },
  phoneShape: {
    zh: () => '电话位数不像，请核对；也可以先这样存。',
    en: () => 'This does not look like a phone number; please check.',
  },
  wrongShape: {
    zh: (d) => `数据的形状不对，要的是 ${d}。`,
    en: (d) => `The data has the wrong shape; expected ${d}.`,
  },
  unknownField: { zh: () => '表上没有这一项。', en: () => 'The form has no such field.' },
}

export function problemSentence(problem: FieldProblem, language: Language): string {
  return SENTENCES[problem.code][language](problem.detail ?? '')
}
