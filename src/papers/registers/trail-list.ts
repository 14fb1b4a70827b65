import type { PrintModel } from '../../contract/print-model.ts'
import { formatDateZh } from '../../domain/dates.ts'
import { column, periodInWords, type RegisterPaper } from './register-paper.ts'

/** 操作记录单: the lines that are listed on screen. */
export function trailList(model: Extract<PrintModel, { kind: 'trailList' }>): RegisterPaper {
  const { stationName, rows, printedOn, printedBy } = model
  return {
    landscape: true,
    stationName,
    title: '操作记录单',
    underLeft: `期间：${periodInWords(model)}，共 ${rows.length} 条`,
    underRight: `${formatDateZh(printedOn)}打印，${printedBy}`,
    footLeft: '由软件照操作记录打印',
    sections: [
      {
        title: '',
        columns: [
          column('编号', 16, 'center'),
          column('时间', 46),
          column('姓名', 24, 'center'),
          column('操作内容', 130),
          column('个案编号', 45, 'center'),
        ],
        rows: rows.map(({ seq, at, by, what, caseNumber }) => [String(seq), at, by, what, caseNumber]),
        none: '没有记录。',
      },
    ],
    signers: ['打印人', '站长'],
    notes: [],
  }
}
