import type { Localized } from '../domain/localized.ts'

/** What is said of one cell of a row, and what became of it. */
export const ROW_REASONS = {
  nameMissing: { zh: '没有姓名', en: 'there is no name' },
  noName: { zh: '这不像姓名', en: 'this is no name' },
  besideName: {
    zh: '括号里的字不是姓名，原文记在备注里',
    en: 'what stands in the brackets is not the name; kept as a remark',
  },
  longName: { zh: '姓名太长（超过 50 字）', en: 'the name is longer than 50 characters' },
  tooLong: {
    zh: '字太多（超过 2000 字），像是贴错了格子',
    en: 'more than 2,000 characters: pasted into the wrong cell?',
  },
  long: { zh: '字太多，表上放不下', en: 'too long for the form' },
  sex: { zh: '看不出是男是女，原文记在备注里', en: 'neither male nor female; kept as a remark' },
  day: { zh: '日期读不出，或者没有这一天', en: 'not a date, or no such day' },
  future: { zh: '日期在今天之后', en: 'the date is after today' },
  onlyMonth: { zh: '只有年月，先按 1 日记，请核实', en: 'only year and month: taken as the 1st, to be verified' },
  onlyYear: { zh: '只有年份，先按 1 月 1 日记，请核实', en: 'only a year: taken as 1 January, to be verified' },
  ruined: {
    zh: '号码被 Excel 改成了数字，后几位已经丢失。请在原表把这一列设成“文本”，重新填写',
    en: 'Excel has made a number of it and lost its last digits. Set the column to “Text” and type it again',
  },
  rounded: {
    zh: '校验位不对，末三位又都是 0，可能被 Excel 改过，请核对号码',
    en: 'the check digit is wrong and the number ends in three zeros: perhaps Excel has changed it; compare it',
  },
  checksum: { zh: '校验位不对，请核对号码', en: 'the check digit is wrong; compare the number' },
  fifteen: { zh: '15 位旧号码，照原样记下', en: 'an old number of 15 digits, kept as it is' },
  idShape: { zh: '不是 18 位居民身份证号，照原样记下，请核对', en: 'not a resident ID of 18 digits; kept as it is' },
  idDate: { zh: '号码里的出生日期不存在，请核对号码', en: 'the birth date in the number does not exist; compare it' },
  dateDiffers: { zh: '和身份证号里的出生日期不一致', en: 'differs from the birth date in the ID number' },
  sexDiffers: { zh: '和身份证号里的性别不一致', en: 'differs from the sex in the ID number' },
  phone: { zh: '不像电话号码，照原样记下', en: 'hardly a telephone number; kept as it is' },
  number: { zh: '不是数字，原文记在备注里', en: 'not a number; kept as a remark' },
  option: { zh: '有对不上选项的词，原文记在备注里', en: 'words that are none of the options; kept as a remark' },
  unfinished: { zh: '公式没有结果，这一格没有导入', en: 'a formula without a result; not imported' },
  formulaError: (text: string) => ({
    zh: `公式出错（${text}），这一格没有导入`,
    en: `a formula went wrong (${text}); not imported`,
  }),
  category: (rest: string) => ({
    zh: `“${rest}”没有对应的类别，记在“其他类别”里`,
    en: `“${rest}” is none of the categories; kept as “other”`,
  }),
  grownUp: (age: number) => ({ zh: `已满 18 周岁（${age} 岁），请核对`, en: `already ${age} years old; compare it` }),
} as const satisfies Record<string, Localized | ((text: string) => Localized) | ((age: number) => Localized)>
