import type { PrintModel } from '../../contract/print-model.ts'
import { formatDateZh } from '../../domain/dates.ts'
import { column, type RegisterPaper } from './register-paper.ts'

type Model = Extract<PrintModel, { kind: 'roster' }>

/** 信息花名册 (一人一表，两表一册): one line a child, each group on a page of its own. */
export function roster(model: Model): RegisterPaper {
  const { stationName, scope, groups, printedOn, printedBy } = model
  const children = new Set(groups.flatMap(({ rows }) => rows.map(({ caseNumber }) => caseNumber))).size
  return {
    landscape: true,
    dense: true,
    stationName,
    title: '儿童信息花名册',
    underLeft: `${scope}，共 ${children} 名`,
    underRight: `${formatDateZh(printedOn)}打印，${printedBy}`,
    footLeft: '由软件照儿童档案打印',
    sections: groups.map(({ title, rows }) => ({
      title,
      remark: title === '' ? '' : `${rows.length} 名`,
      newPage: true,
      columns: [
        column('序号', 9, 'center'),
        column('个案编号', 29, 'center'),
        column('姓名', 20),
        column('性别', 9, 'center'),
        column('出生日期', 27, 'center'),
        column('证件号码', 34, 'center'),
        column('类别', 24),
        column('监护人', 23),
        column('联系电话', 25, 'center'),
        column('现住地址', 29),
        column('学校、年级', 21),
        column('负责', 13, 'center'),
      ],
      rows: rows.map((row, at) => [
        String(at + 1),
        row.caseNumber,
        row.name,
        row.sex,
        formatDateZh(row.birthDate),
        row.idNumber,
        row.categories,
        row.guardian,
        row.phones,
        row.address,
        row.school,
        row.worker,
      ]),
      none: '没有孩子。',
    })),
    signers: ['制表人', '站长'],
    notes: ['用完交回站里保管；给社区的只给本社区一页，不拍照，不外传。'],
  }
}
