import type { FormDefinition } from '../definition.ts'
import { ageOnDayOf, birthDate, childName } from './child-fields.ts'

/** 服务计划书（一人一策）: needs → aims with baseline and indicator → measures with one of the five parties. */
export const f08: FormDefinition = {
  code: 'F08',
  version: '2026.1',
  title: { zh: '服务计划书（一人一策）', en: 'Care plan' },
  shortTitle: { zh: '服务计划书', en: 'Care plan' },
  paper: 'form',
  headLine: [
    { label: '个案编号', item: 'caseNumber' },
    { label: '', item: { field: 'edition' } },
    { label: '制定日期', item: { field: 'plannedOn' } },
  ],
  sections: [
    {
      id: 'head',
      title: null,
      fields: [
        {
          id: 'plannedOn',
          kind: 'date',
          label: { zh: '制定日期', en: 'Planned on' },
          required: true,
          range: ['past', 'notBeforeBirth'],
          initial: 'today',
          width: 4,
        },
        {
          id: 'edition',
          kind: 'text',
          label: { zh: '版次', en: 'Edition' },
          help: { zh: '第几版，替代哪一版', en: 'Which edition, and which one it replaces' },
          required: true,
          initial: '第1版',
          maxLength: 30,
          width: 8,
        },
        { ...childName, label: { zh: '服务对象', en: 'Child' } },
        birthDate,
        ageOnDayOf('plannedOn'),
        {
          id: 'worker',
          kind: 'person',
          label: { zh: '主责社工', en: 'Responsible worker' },
          required: true,
          maxLength: 50,
        },
        { id: 'coWorker', kind: 'person', label: { zh: '协同社工', en: 'With' }, maxLength: 50 },
        {
          id: 'periodFrom',
          kind: 'date',
          label: { zh: '计划期限自', en: 'Plan runs from' },
          required: true,
          width: 4,
        },
        {
          id: 'periodTo',
          kind: 'date',
          notBefore: 'periodFrom',
          label: { zh: '计划期限至', en: 'Plan runs to' },
          required: true,
          blank: { label: '至', width: 28 },
          width: 4,
        },
        {
          id: 'expectedClosing',
          kind: 'date',
          notBefore: 'plannedOn',
          label: { zh: '预计结案', en: 'Expected closing' },
          width: 4,
        },
      ],
      print: [
        {
          block: 'rows',
          columns: [20, 34, 18, 33, 20, 40],
          rows: [
            [
              { label: '服务对象' },
              { value: 'childName' },
              { label: '出生日期' },
              { value: 'birthDate' },
              { label: '年龄' },
              { value: 'age' },
            ],
            [
              { label: '主责社工' },
              { value: 'worker' },
              { label: '协同社工' },
              { value: 'coWorker' },
              { label: '预计结案' },
              { value: 'expectedClosing' },
            ],
            [{ label: '计划期限' }, { value: 'periodFrom', span: 5, also: ['periodTo'] }],
          ],
        },
      ],
    },
    {
      id: 'needs',
      title: { zh: '问题与需求', en: 'Problems and needs' },
      fields: [
        {
          id: 'needs',
          kind: 'longText',
          label: { zh: '问题与需求', en: 'Problems and needs' },
          required: true,
          lines: 4,
        },
        { id: 'aim', kind: 'longText', label: { zh: '总目标', en: 'Overall aim' }, required: true, lines: 2 },
      ],
      print: [
        { block: 'narrative', field: 'needs', bare: true },
        { block: 'rows', columns: [20, 145], rows: [[{ label: '总目标' }, { value: 'aim' }]] },
      ],
    },
    {
      id: 'goals',
      title: { zh: '具体目标与服务安排', en: 'Goals and measures' },
      remark: { zh: '责任人后标注五社类别', en: 'which of the five parties stands behind each name' },
      fields: [
        {
          id: 'goals',
          kind: 'table',
          label: { zh: '具体目标与服务安排', en: 'Goals and measures' },
          required: true,
          numbered: true,
          blankRows: 5,
          columns: [
            { id: 'goal', kind: 'longText', label: { zh: '目标', en: 'Goal' }, required: true },
            { id: 'baseline', kind: 'longText', label: { zh: '基线', en: 'Baseline' } },
            { id: 'indicator', kind: 'longText', label: { zh: '指标', en: 'Indicator' }, required: true },
            {
              id: 'service',
              kind: 'codeList',
              list: 'service',
              label: { zh: '服务类别', en: 'Service' },
              required: true,
            },
            { id: 'measures', kind: 'longText', label: { zh: '服务内容', en: 'Measures' }, required: true },
            {
              id: 'responsible',
              kind: 'text',
              label: { zh: '责任人', en: 'Responsible' },
              required: true,
              maxLength: 60,
            },
            { id: 'party', kind: 'codeList', list: 'party', label: { zh: '五社类别', en: 'Party' }, required: true },
            {
              id: 'together',
              kind: 'text',
              label: { zh: '协同人', en: 'Together with' },
              maxLength: 60,
            },
            { id: 'frequency', kind: 'text', label: { zh: '频次', en: 'How often' }, maxLength: 30 },
            { id: 'dueOn', kind: 'date', label: { zh: '完成日期', en: 'Due' }, required: true },
          ],
        },
      ],
      print: [
        {
          block: 'table',
          field: 'goals',
          columns: [9, 51, 38, 29, 17, 21],
          cells: [
            {
              head: '目标（基线、指标）',
              lines: [
                { column: 'goal', strong: true },
                { column: 'baseline', lead: '基线：' },
                { column: 'indicator', lead: '指标：' },
              ],
            },
            { head: '服务内容', lines: [{ column: 'service', strong: true }, { column: 'measures' }] },
            {
              head: '责任人',
              lines: [{ column: 'responsible' }, { column: 'party', inBrackets: true }, { column: 'together' }],
            },
            { head: '频次', lines: [{ column: 'frequency' }] },
            { head: '完成日期', lines: [{ column: 'dueOn' }] },
          ],
        },
      ],
    },
    {
      id: 'safeguards',
      title: { zh: '保障与评估', en: 'Safeguards and review' },
      fields: [
        { id: 'resources', kind: 'longText', label: { zh: '所需资源', en: 'Resources needed' }, lines: 2 },
        {
          id: 'riskResponse',
          kind: 'longText',
          label: { zh: '风险应对', en: 'What if it gets worse' },
          required: true,
          lines: 2,
        },
        {
          id: 'evaluation',
          kind: 'longText',
          label: { zh: '评估方式', en: 'How it is reviewed' },
          required: true,
          lines: 1,
        },
      ],
      print: [
        {
          block: 'rows',
          columns: [20, 145],
          rows: [
            [{ label: '所需资源' }, { value: 'resources' }],
            [{ label: '风险应对' }, { value: 'riskResponse' }],
            [{ label: '评估方式' }, { value: 'evaluation' }],
          ],
        },
        { block: 'pageBreak' },
      ],
    },
    {
      id: 'opinions',
      title: { zh: '儿童与监护人意见', en: 'What child and guardian say' },
      fields: [
        {
          id: 'childOpinion',
          kind: 'longText',
          label: { zh: '儿童意见', en: "Child's opinion" },
          help: { zh: '满8周岁问本人，记原话', en: 'From eight on, in the child’s own words' },
          lines: 3,
        },
        { id: 'guardianOpinion', kind: 'longText', label: { zh: '监护人意见', en: "Guardian's opinion" }, lines: 3 },
      ],
      print: [
        {
          block: 'rows',
          columns: [20, 62.5, 20, 62.5],
          rows: [
            [{ label: '儿童意见' }, { value: 'childOpinion' }, { label: '监护人\n意见' }, { value: 'guardianOpinion' }],
          ],
        },
      ],
    },
    {
      id: 'reviews',
      title: { zh: '执行与调整记录', en: 'Progress and changes' },
      remark: {
        zh: '每季度至少一次；调整目标时另立新版',
        en: 'at least quarterly; a changed goal makes a new edition',
      },
      fields: [
        {
          id: 'reviews',
          kind: 'table',
          label: { zh: '执行与调整记录', en: 'Progress and changes' },
          numbered: true,
          blankRows: 8,
          keepBlankRows: true,
          columns: [
            { id: 'on', kind: 'date', label: { zh: '日期', en: 'Date' }, required: true, range: ['past'] },
            {
              id: 'progress',
              kind: 'longText',
              label: { zh: '进展与调整', en: 'Progress and changes' },
              required: true,
            },
            { id: 'recorder', kind: 'person', label: { zh: '记录人', en: 'Recorded by' }, maxLength: 50 },
            {
              id: 'achieved',
              kind: 'number',
              label: { zh: '达成%', en: 'Achieved %' },
              integer: true,
              min: 0,
              max: 100,
            },
          ],
        },
        {
          id: 'signatures',
          kind: 'signatures',
          label: { zh: '签名', en: 'Signatures' },
          signers: [
            { label: { zh: '儿童（满8周岁签名）', en: 'Child (from eight on)' } },
            { label: { zh: '监护人', en: 'Guardian' } },
            { label: { zh: '社工', en: 'Social worker' } },
            { label: { zh: '督导', en: 'Supervisor' } },
            { label: { zh: '站长', en: 'Head of the station' }, seal: true },
          ],
        },
      ],
      print: [
        { block: 'table', field: 'reviews', columns: [9, 29, 78, 28, 21] },
        { block: 'signatures', field: 'signatures', columns: [55, 55, 55, 82.5, 82.5] },
      ],
    },
  ],
  notes: ['说明：本计划一式两份，由监护人、社会工作站分别保存；调整时另立新版，旧版存档。'],
}
