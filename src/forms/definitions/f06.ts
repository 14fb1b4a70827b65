import type { Condition, FieldOption, FormDefinition, RiskInputs } from '../definition.ts'
import { formatMonthZh } from '../../domain/dates.ts'
import { RISK_LEVELS, RISK_WORDS } from '../../domain/risk.ts'
import { rubricOf } from '../rubrics.ts'
import { ageOnDayOf, birthDate, childName } from './child-fields.ts'

const rubric = rubricOf('2026.1')
const risk: RiskInputs = {
  rubric: rubric.version,
  flags: 'flags',
  scores: 'scores',
  adjustment: 'adjustment',
  adjustedLevel: 'adjustedLevel',
  on: 'assessedOn',
}
const anyFlagRaised: Condition = {
  op: 'or',
  all: rubric.flags.map(({ id }) => ({ op: 'eq', field: `flags.${id}`, value: 'yes' })),
}
const adjusted: Condition = { op: 'in', field: 'adjustment', values: ['up', 'down'] }
/** From low to urgent, as the paper prints them. */
const levels: readonly FieldOption[] = RISK_LEVELS.toReversed().map((level) => ({
  code: level,
  label: RISK_WORDS[level],
}))
const topOfScale = String(
  rubric.items.reduce((sum, { anchors }) => sum + Math.max(...anchors.map(({ score }) => score)), 0),
)

/** 风险等级评估表: red flags, the scored block, the level with its ground. The rubric is data in resources/rubrics. */
export const f06: FormDefinition = {
  code: 'F06',
  version: '2026.1',
  title: { zh: '风险等级评估表', en: 'Risk rating' },
  shortTitle: { zh: '风险评级', en: 'Risk rating' },
  paper: 'form',
  headLine: [
    { label: '个案编号', item: 'caseNumber' },
    { label: '评分规则', item: { field: 'rubric' } },
    { label: '评估日期', item: { field: 'assessedOn' } },
  ],
  sections: [
    {
      id: 'head',
      title: null,
      fields: [
        {
          id: 'assessedOn',
          kind: 'date',
          label: { zh: '评估日期', en: 'Assessed on' },
          required: true,
          range: ['past', 'notBeforeBirth'],
          initial: 'today',
          width: 4,
        },
        {
          id: 'rubric',
          kind: 'note',
          label: { zh: '评分规则', en: 'Rubric' },
          text: {
            zh: `${rubric.version}版（${formatMonthZh(rubric.date)}）`,
            en: `${rubric.version} (in use since ${rubric.date})`,
          },
          width: 4,
        },
        childName,
        birthDate,
        ageOnDayOf('assessedOn'),
        {
          id: 'occasion',
          kind: 'oneOf',
          label: { zh: '评估类型', en: 'Occasion' },
          required: true,
          options: [
            { code: 'regular', label: { zh: '定期', en: 'Regular' } },
            { code: 'extra', label: { zh: '临时', en: 'Extra' } },
          ],
          width: 4,
        },
        {
          id: 'methods',
          kind: 'manyOf',
          label: { zh: '评估方式', en: 'How it was assessed' },
          required: true,
          options: [
            { code: 'homeVisit', label: { zh: '家访', en: 'Home visit' } },
            { code: 'interview', label: { zh: '访谈', en: 'Interview' } },
            { code: 'school', label: { zh: '学校了解', en: 'Asked at school' } },
            { code: 'community', label: { zh: '社区了解', en: 'Asked in the community' } },
            { code: 'phone', label: { zh: '电话', en: 'Telephone' } },
            { code: 'files', label: { zh: '查阅档案', en: 'Files' } },
          ],
          width: 12,
        },
      ],
      print: [
        {
          block: 'rows',
          columns: [18, 24, 18, 28, 12, 16, 18, 31],
          rows: [
            [
              { label: '儿童姓名' },
              { value: 'childName' },
              { label: '出生日期' },
              { value: 'birthDate' },
              { label: '年龄' },
              { value: 'age' },
              { label: '评估类型' },
              { value: 'occasion' },
            ],
            [{ label: '评估方式' }, { value: 'methods', span: 7 }],
          ],
        },
      ],
    },
    {
      id: 'flags',
      title: { zh: '紧急情形', en: 'Red flags' },
      remark: {
        zh: '任何一项为“是”，等级即为“紧急”，当日处置，并按强制报告程序办理',
        en: 'one “yes” makes it urgent: act the same day and follow mandatory reporting',
      },
      fields: [
        {
          id: 'flags',
          kind: 'tally',
          label: { zh: '紧急情形', en: 'Red flags' },
          required: true,
          rows: rubric.flags,
          options: [
            { code: 'yes', label: { zh: '是', en: 'Yes' } },
            { code: 'no', label: { zh: '否', en: 'No' } },
          ],
        },
      ],
      print: [{ block: 'tally', field: 'flags', across: 2, columns: [8.5, 58, 8, 8], rowHead: '情形' }],
    },
    {
      id: 'scores',
      title: { zh: '计分项目', en: 'Scored items' },
      remark: {
        zh: '每项0–3分，分值越高风险越大；逐项写明本次所见，未评项目不得计为0分',
        en: '0 to 3 each, higher is riskier; write what was seen; an item not scored is not 0',
      },
      fields: [
        {
          id: 'scores',
          kind: 'score',
          label: { zh: '计分项目', en: 'Scored items' },
          requiredWhen: { op: 'not', condition: anyFlagRaised },
          items: rubric.items,
          basisLabel: { zh: '评分依据（本次所见）', en: 'Ground (seen this time)' },
        },
      ],
      print: [{ block: 'score', field: 'scores', columns: [8.5, 23.5, 61, 12, 60] }],
    },
    {
      id: 'result',
      title: { zh: '评估结果', en: 'Result' },
      fields: [
        {
          id: 'total',
          kind: 'computed',
          rule: 'riskTotal',
          risk,
          label: { zh: '总分', en: 'Total' },
          help: { zh: `满分${topOfScale}分`, en: `of ${topOfScale}` },
          width: 4,
        },
        {
          id: 'band',
          kind: 'computed',
          rule: 'riskBand',
          risk,
          label: { zh: '对应等级', en: 'Level by points' },
          width: 8,
        },
        {
          id: 'adjustment',
          kind: 'oneOf',
          label: { zh: '等级调整', en: 'Adjustment' },
          help: { zh: '须写理由，由督导复核', en: 'Needs a reason; checked by the supervisor' },
          required: true,
          initial: 'none',
          options: [
            { code: 'none', label: { zh: '不调整', en: 'None' } },
            { code: 'up', label: { zh: '上调', en: 'Raised' } },
            { code: 'down', label: { zh: '下调', en: 'Lowered' } },
          ],
          width: 8,
        },
        {
          id: 'adjustedLevel',
          kind: 'oneOf',
          label: { zh: '调整至', en: 'Adjusted to' },
          required: true,
          when: adjusted,
          options: levels,
          blank: { label: '至', width: 14 },
          width: 4,
        },
        {
          id: 'adjustmentReason',
          kind: 'longText',
          label: { zh: '理由', en: 'Reason' },
          required: true,
          when: adjusted,
          lines: 2,
        },
        {
          id: 'level',
          kind: 'computed',
          rule: 'riskFinal',
          risk,
          label: { zh: '最终等级', en: 'Final level' },
          width: 8,
        },
        {
          id: 'nextVisitBy',
          kind: 'date',
          notBefore: 'assessedOn',
          label: { zh: '下次走访', en: 'Next visit by' },
          required: true,
          proposal: { rule: 'nextVisit', risk },
          width: 4,
        },
        {
          id: 'informed',
          kind: 'manyOf',
          label: { zh: '告知对象', en: 'Informed' },
          required: true,
          options: [
            { code: 'guardian', label: { zh: '监护人', en: 'Guardian' } },
            { code: 'childrensOfficer', label: { zh: '儿童主任', en: "Children's officer" } },
            { code: 'supervisor', label: { zh: '督导', en: 'Supervisor' } },
            { code: 'head', label: { zh: '站长', en: 'Head of the station' } },
            { code: 'other', label: { zh: '其他', en: 'Other' }, blanks: ['informedOther'] },
          ],
          width: 12,
        },
        {
          id: 'informedOther',
          kind: 'text',
          label: { zh: '其他告知对象', en: 'Other person informed' },
          required: true,
          when: { op: 'in', field: 'informed', values: ['other'] },
          maxLength: 30,
          blank: { label: '', width: 16 },
          width: 8,
        },
        {
          id: 'informedOn',
          kind: 'date',
          label: { zh: '告知日期', en: 'Informed on' },
          range: ['past', 'notBeforeBirth'],
          blank: { label: '日期：', width: 26 },
          width: 4,
        },
        {
          id: 'signatures',
          kind: 'signatures',
          label: { zh: '签名', en: 'Signatures' },
          signers: [
            { label: { zh: '评估人', en: 'Assessor' } },
            { label: { zh: '评估人', en: 'Assessor' } },
            { label: { zh: '复核人', en: 'Checked by' } },
          ],
        },
      ],
      print: [
        {
          block: 'rows',
          columns: [22, 34, 20, 89],
          rows: [[{ label: '总分' }, { value: 'total' }, { label: '对应等级' }, { value: 'band' }]],
        },
        {
          block: 'rows',
          columns: [22, 68, 12, 63],
          rows: [
            [
              { label: '等级调整' },
              { value: 'adjustment', also: ['adjustedLevel'] },
              { label: '理由' },
              { value: 'adjustmentReason' },
            ],
          ],
        },
        {
          block: 'rows',
          columns: [22, 66, 22, 55],
          rows: [
            [{ label: '最终等级' }, { value: 'level' }, { label: '下次走访' }, { value: 'nextVisitBy' }],
            [{ label: '告知对象' }, { value: 'informed', span: 3, also: ['informedOn'] }],
          ],
        },
        { block: 'signatures', field: 'signatures', columns: [55, 55, 55] },
      ],
    },
  ],
  notes: ['说明：1.本表仅供站内分级走访使用，不作监护能力结论。2.调整等级须写明理由并经复核。3.一式一份，存档。'],
}
