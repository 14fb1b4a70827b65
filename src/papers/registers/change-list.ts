import type { PrintModel } from '../../contract/print-model.ts'
import { formatDateZh, formatMonthZh } from '../../domain/dates.ts'
import { column, type RegisterPaper } from './register-paper.ts'

/** 变更清单: what changed in a month, one table a community, for its 儿童主任 and the street's 儿童督导员. */
export function changeList(model: Extract<PrintModel, { kind: 'changeList' }>): RegisterPaper {
  const { stationName, month, sections, printedOn, printedBy } = model
  const rows = sections.reduce((sum, section) => sum + section.rows.length, 0)
  return {
    landscape: true,
    stationName,
    title: '儿童信息变更清单',
    underLeft: `${formatMonthZh(month)}，共 ${rows} 处`,
    underRight: `${formatDateZh(printedOn)}打印，${printedBy}`,
    footLeft: '由软件照档案的改动记录列出',
    sections:
      sections.length === 0
        ? [{ title: '', columns: COLUMNS, rows: [], none: '这个月没有变更。' }]
        : sections.map(({ community, rows: changes }) => ({
            title: community === '' ? '没有写社区' : community,
            remark: `${changes.length} 处`,
            columns: COLUMNS,
            rows: changes.map(({ children, caseNumbers, what, from, to, on, source }, at) => [
              String(at + 1),
              children,
              caseNumbers,
              what,
              from,
              to,
              formatDateZh(on),
              source,
            ]),
          })),
    signers: ['填表人', '儿童主任', '儿童督导员'],
    notes: ['只列内容有变的；又核实过、没有变的不列。“日期”是核实或变动的那一天。'],
  }
}

const COLUMNS = [
  column('序号', 12, 'center'),
  column('儿童', 24, 'center'),
  column('个案编号', 36, 'center'),
  column('哪一项', 28),
  column('原来', 54),
  column('现在', 54),
  column('日期', 32, 'center'),
  column('来源', 34),
]
