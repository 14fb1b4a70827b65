import type { PrintModel } from '../../contract/print-model.ts'
import { formatDateZh } from '../../domain/dates.ts'
import { column, periodInWords, type RegisterPaper, type RegisterSection } from './register-paper.ts'

type Model = Extract<PrintModel, { kind: 'accessReport' }>
type Counts = Model['staff'][number]['counts']

const COUNTED: readonly (readonly [key: keyof Counts, head: string])[] = [
  ['opened', '打开'],
  ['openedOutside', '非本人'],
  ['changed', '改动'],
  ['printed', '打印'],
  ['exported', '导出'],
  ['backedUp', '备份'],
  ['rehearsed', '演练'],
  ['restored', '恢复'],
  ['refused', '拒绝'],
  ['wrongPasswords', '密码错'],
]
const COUNT_COLUMNS = COUNTED.map(([, head]) => column(head, 12.2, 'center'))
const ACCESS_COLUMNS = [column('日期', 33, 'center'), column('姓名', 22, 'center'), column('个案编号', 42, 'center')]

/** 年度合规审计表 (网络保护条例 第37条): who had access how often, and whether the trail that says so is whole. */
export function accessReport(model: Model): RegisterPaper {
  const begun = model.begunOn === '' ? '还没有操作记录' : `操作记录自${formatDateZh(model.begunOn)}起`
  return {
    landscape: false,
    stationName: model.stationName,
    title: '未成年人个人信息处理年度合规审计表',
    underLeft: `期间：${periodInWords(model)}`,
    underRight: begun,
    footLeft: '数字由软件照操作记录数出',
    sections: [
      byStaff(model),
      byRole(model),
      byPaper(model),
      accesses('四、打开非本人负责的档案', '事由', model.outside),
      accesses('五、拒绝的操作', '操作', model.refusals),
      checked(model),
    ],
    signers: ['填表人', '站长', '督导'],
    notes: [
      '依据：《未成年人网络保护条例》第三十六条、第三十七条。条例针对网络处理，本站资料只存本机，参照执行。',
      '“打开”是打开儿童档案，每人每个孩子每次开锁只记一次；“非本人”是其中不由本人负责、写了事由才打开的。“拒绝”是没有权限、文件不收、有字印不出、备份没有做成。',
      '只有在本软件里做的事才有记录；电脑里另行复制的文件、印出的纸不在其中。',
    ],
  }
}

function numbers(counts: Counts): readonly string[] {
  return COUNTED.map(([key]) => String(counts[key]))
}

function sumOf(all: readonly Counts[]): readonly string[] {
  return COUNTED.map(([key]) => String(all.reduce((total, counts) => total + counts[key], 0)))
}

function byStaff({ staff }: Model): RegisterSection {
  return {
    title: '一、按人员',
    remark: '次数',
    columns: [column('姓名', 25, 'center'), column('岗位', 18, 'center'), ...COUNT_COLUMNS],
    rows: [
      ...staff.map(({ name, role, counts }) => [name, role === '' ? '—' : role, ...numbers(counts)]),
      ['合计', '—', ...sumOf(staff.map(({ counts }) => counts))],
    ],
  }
}

function byRole({ staff }: Model): RegisterSection {
  const roles = Map.groupBy(
    staff.filter(({ role }) => role !== ''),
    ({ role }) => role,
  )
  return {
    title: '二、按岗位',
    remark: '次数',
    columns: [column('岗位', 25, 'center'), column('人数', 18, 'center'), ...COUNT_COLUMNS],
    rows: [...roles].map(([role, members]) => [
      role,
      String(members.length),
      ...sumOf(members.map(({ counts }) => counts)),
    ]),
    none: '没有工作人员。',
  }
}

function byPaper({ papers }: Model): RegisterSection {
  return {
    title: '三、打印、导出的内容',
    remark: '次数',
    columns: [column('内容', 105), column('打印', 30, 'center'), column('导出', 30, 'center')],
    rows: papers.map(({ what, printed, exported }) => [what, String(printed), String(exported)]),
    none: '没有打印和导出。',
  }
}

function accesses(title: string, head: string, all: Model['outside']): RegisterSection {
  return {
    title,
    remark: `${all.length} 次`,
    columns: [...ACCESS_COLUMNS, column(head, 68)],
    rows: all.map(({ on, by, caseNumber, words }) => [formatDateZh(on), by, caseNumber, words]),
    none: '没有。',
  }
}

function checked({ check, printedOn }: Model): RegisterSection {
  return {
    title: '六、核对操作记录',
    columns: [column('核对事项', 40, 'center'), column('结果', 125)],
    together: true,
    rows: [
      ['操作记录', check.words],
      ['核对时间、核对人', `${check.at}，${check.by}`],
      ['打印日期', formatDateZh(printedOn)],
    ],
  }
}
