import type { Localized } from '../domain/localized.ts'
import type { Sheet, SheetRow } from '../sheets/sheet.ts'
import type { Columns } from './find-columns.ts'
import { isRowNumberHeading, plainHeading, targetOfHeading } from './headings.ts'

export const HEADING_AGAIN: Localized = { zh: '重复的表头，没有导入', en: 'the headings again, not imported' }

/** `why` is null for a row nobody misses. `otherTable`: the headings of another table; the rows below are none of this list. */
export interface NoChild {
  readonly why: Localized | null
  readonly otherTable?: true
}

/**
 * Why a row is none of a child, though words stand in it: a sum, a heading again, the name of a community over its
 * children, a note below the list. `null`: it is a child's.
 */
export function rowIsNoChild(sheet: Sheet, row: SheetRow, { columns, lastHeaderRow }: Columns): NoChild | null {
  const cells = [...row.cells].sort(([one], [other]) => one - other)
  const [first] = cells
  if (first === undefined) return { why: null }
  const firstText = first[1].text.normalize('NFKC').trim()
  const byIndex = new Map(columns.map((column) => [column.index, column]))
  const nameColumn = columns.find(({ target }) => target === 'child.name')
  const name = nameColumn === undefined ? '' : plain(row.cells.get(nameColumn.index)?.text ?? '')
  const mapped = cells.filter(([column]) => (byIndex.get(column)?.target ?? null) !== null)

  // A row of headings says so in the column of names: only then are the other cells looked at.
  const isHeading = (column: number, text: string) => {
    const heading = plainHeading(byIndex.get(column)?.heading ?? '')
    return heading !== '' && heading.endsWith(plainHeading(text))
  }
  if (nameColumn !== undefined && name !== '' && isHeading(nameColumn.index, name)) {
    const repeated = cells.filter(([column, { text }]) => isHeading(column, text))
    if (repeated.length >= 2 && repeated.length * 2 >= cells.length) return { why: HEADING_AGAIN }
    if (cells.length >= 2 && targetOfHeading(name) === 'child.name') return { why: WHY.otherTable, otherTable: true }
  }
  if (row.number === lastHeaderRow + 1 && name === '' && cells.every(([, { text }]) => UNIT.test(plain(text))))
    return { why: WHY.units }
  if (SUM.test(plain(firstText)) || SUM.test(name)) return { why: WHY.sum }
  if (NOTE.test(plain(firstText)) && mapped.length <= 2) return { why: WHY.note }
  if (
    /^[（(]?(例|示例|样例|填写示例|填表示例)[)）:：]?/.test(plain(firstText)) ||
    /^[（(]?(例|示例|样例)[)）:：]/.test(name)
  )
    return { why: WHY.example }
  if (cells.length === 1) {
    const spanned = sheet.merged.some(
      ({ top, left, right }) => top === row.number && left <= first[0] && right >= first[0] && right - left >= 2,
    )
    if (spanned || PLACE.test(plain(firstText))) return { why: WHY.group }
    if (TITLE.test(plain(firstText))) return { why: WHY.title }
  }
  if (mapped.length === 0) {
    const onlyNumber = cells.every(([column]) => isRowNumberHeading(byIndex.get(column)?.heading ?? ''))
    return onlyNumber && /^[\d.]+$/.test(firstText) ? { why: null } : { why: WHY.nothing }
  }
  return null
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '')
}

const SUM = /^(本页)?(合计|总计|小计|共计|总数|汇总|合计数|累计)([:(].*|\d+人?|人数|[（].*)?$|^共\d+(名|人)/
const NOTE =
  /^(注|备注|说明|填表说明|填表人|填表日期|制表|制表人|填报人|填报日期|填报单位|审核|审核人|负责人|单位负责人|经办人|联系人|制表日期|单位盖章|单位\(盖章\)|盖章)[:：(（\d]/
/** 一、海风社区 · （二）石头村 · 海风社区. */
const PLACE =
  /^([(（]?[一二三四五六七八九十]+[)）、.]|第[一二三四五六七八九十]+[章节组])|(社区|居委会|村委会|村民小组|街道|片区)([(（].*)?$/

/** 困境儿童花名册 · 志愿者名单（2026年）. */
const TITLE = /(名单|名册|花名册|一览表|登记表|统计表|汇总表|明细表|信息表|台账)([(].*[)])?$/
/** What stands under a heading and is no value: （元） · （年/月/日） · 岁. */
const UNIT = /^([(].*[)]|[[【].*[\]】]|元|万元|元\/月|岁|周岁|人|平方米|㎡|年\/?月\/?日|年\/?月)$/

const WHY = {
  units: { zh: '单位行，没有导入', en: 'units below the headings, not imported' },
  title: { zh: '一张表的标题，没有导入', en: 'the title of a table, not imported' },
  otherTable: {
    zh: '另一张表的表头，它下面的行没有导入',
    en: 'the headings of another table; its rows are not imported',
  },
  sum: { zh: '合计行，没有导入', en: 'a line of totals, not imported' },
  note: { zh: '表下的说明，没有导入', en: 'a note below the list, not imported' },
  example: { zh: '填写示例，没有导入', en: 'an example of how to fill it in, not imported' },
  group: { zh: '分组小标题，没有导入', en: 'a heading of a group, not imported' },
  nothing: { zh: '这一行没有可导入的内容', en: 'nothing in this row can be imported' },
} as const satisfies Record<string, Localized>
