import type { PrintModel } from '../../contract/print-model.ts'
import { formatDateZh } from '../../domain/dates.ts'
import { column, periodInWords, type RegisterPaper } from './register-paper.ts'

type Model = Extract<PrintModel, { kind: 'accessRegister' }>
type Entry = Model['entries'][number]

/** Rows in all on a thin register: what is done without the app is written by hand under the printed ones. */
const LEAST_ROWS = 12
const LEAST_FREE_ROWS = 2

/** F25 档案查阅、导出、备份登记. Approval and return or destruction are written by hand. */
export function accessRegister(model: Model): RegisterPaper {
  const { stationName, entries, printedOn, printedBy } = model
  return {
    landscape: true,
    stationName,
    title: '档案查阅、导出、备份登记',
    underLeft: `期间：${periodInWords(model)}`,
    underRight: `${formatDateZh(printedOn)}打印，${printedBy}`,
    footLeft: '表号 F25（2026.1版）',
    sections: [
      {
        title: '',
        columns: [
          column('序号', 13, 'center'),
          column('日期', 34, 'center'),
          column('事由', 66),
          column('范围', 62),
          column('人', 22, 'center'),
          column('审批人', 22),
          column('介质编号', 20, 'center'),
          column('归还/销毁', 30),
        ],
        rows: entries.map((entry, at) => {
          const { on, by, mediumNumber } = entry
          return [String(at + 1), formatDateZh(on), purposeOf(entry), scopeOf(entry), by, '', mediumNumber, '']
        }),
        freeRows: Math.max(LEAST_FREE_ROWS, LEAST_ROWS - entries.length),
      },
    ],
    signers: [],
    notes: [
      '查阅：打开别人负责的档案，或打开备份看里面。本人负责的档案日常打开不列，次数见年度合规审计表。',
      '导出、备份由软件照操作记录和备份登记列出；审批人、归还或销毁、没有编号的介质由人手写。',
    ],
  }
}

function purposeOf({ act, words }: Entry): string {
  switch (act) {
    case 'look':
      return `查阅：${words}`
    case 'lookIntoBackup':
      return `查阅备份：${words}`
    case 'savePdf':
      return '导出：存成 PDF'
    case 'copyAttachment':
      return '导出：附件存到外面'
    case 'backup':
      return `备份到${words}，已核验`
    case 'exportList':
    case 'restore':
      return words
  }
}

function scopeOf({ act, scope }: Entry): string {
  if ('children' in scope) return `全站：${scope.children} 名儿童，${scope.documents} 份文书`
  const file = scope.caseNumber === '' ? '' : `个案 ${scope.caseNumber}`
  const parts = [file, scope.what].filter((part) => part !== '')
  if (parts.length > 0) return parts.join('，')
  return act === 'restore' || act === 'lookIntoBackup' ? '全站' : ''
}
