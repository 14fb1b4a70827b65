import type { FormDefinition } from '../definition.ts'
import { ageOnDayOf, birthDate, childName, sex } from './child-fields.ts'

/** 接案登记表: how the case came in, what is asked, the nine situations of the mandatory report, what is decided. */
export const f02: FormDefinition = {
  code: 'F02',
  version: '2026.1',
  title: { zh: '接案登记表', en: 'Intake' },
  paper: 'form',
  headLine: [{ label: '个案编号', item: 'caseNumber' }, null, { label: '接案日期', item: { field: 'receivedOn' } }],
  sections: [
    {
      id: 'source',
      title: { zh: '来源与求助人', en: 'Source and person asking' },
      fields: [
        {
          id: 'receivedOn',
          kind: 'date',
          label: { zh: '接案日期', en: 'Received on' },
          required: true,
          range: ['past', 'notBeforeBirth'],
          initial: 'today',
          width: 4,
        },
        childName,
        // Situations 2 and 3 below ask for sex and age.
        sex,
        birthDate,
        ageOnDayOf('receivedOn'),
        {
          id: 'source',
          kind: 'oneOf',
          label: { zh: '来源', en: 'Source' },
          required: true,
          options: [
            { code: 'asked', label: { zh: '主动求助', en: 'Asked for help' } },
            { code: 'visit', label: { zh: '主动发现（走访）', en: 'Found on a visit' } },
            { code: 'community', label: { zh: '社区转介', en: 'Community' } },
            { code: 'school', label: { zh: '学校', en: 'School' } },
            { code: 'hospital', label: { zh: '医院', en: 'Hospital' } },
            { code: 'justice', label: { zh: '公安、检察', en: 'Police, procuratorate' } },
            { code: 'protectionCentre', label: { zh: '未保中心', en: 'Child protection centre' } },
            { code: 'hotline', label: { zh: '网格、热线', en: 'Neighbourhood grid, hotline' } },
            { code: 'other', label: { zh: '其他', en: 'Other' }, blanks: ['sourceOther'] },
          ],
          width: 12,
        },
        {
          id: 'sourceOther',
          kind: 'text',
          label: { zh: '其他来源', en: 'Other source' },
          required: true,
          when: { op: 'eq', field: 'source', value: 'other' },
          maxLength: 30,
          blank: { label: '', width: 24 },
        },
        {
          id: 'referrer',
          kind: 'person',
          label: { zh: '转介人', en: 'Referred by' },
          maxLength: 50,
          width: 4,
        },
        {
          id: 'referrerUnit',
          kind: 'text',
          label: { zh: '转介单位', en: "Referrer's organisation" },
          maxLength: 80,
          width: 4,
        },
        {
          id: 'referrerPhone',
          kind: 'phone',
          label: { zh: '转介人电话', en: "Referrer's phone" },
          maxLength: 40,
          width: 4,
        },
        {
          id: 'applicant',
          kind: 'person',
          label: { zh: '求助人', en: 'Person asking' },
          required: true,
          maxLength: 50,
          width: 4,
        },
        {
          id: 'applicantRelation',
          kind: 'text',
          label: { zh: '与儿童关系', en: 'Relation to the child' },
          required: true,
          maxLength: 30,
          width: 4,
        },
        {
          id: 'applicantPhone',
          kind: 'phone',
          label: { zh: '求助人电话', en: 'Phone' },
          maxLength: 40,
          width: 4,
        },
        {
          id: 'firstContactOn',
          kind: 'date',
          label: { zh: '首次接触', en: 'First contact' },
          required: true,
          range: ['past', 'notBeforeBirth'],
          width: 4,
        },
        {
          id: 'firstContactAt',
          kind: 'time',
          label: { zh: '接触时间', en: 'Time' },
          blank: { label: '', width: 16 },
          width: 4,
        },
        {
          id: 'firstContactPlace',
          kind: 'text',
          label: { zh: '接触地点', en: 'Place' },
          maxLength: 80,
          width: 4,
        },
      ],
      print: [
        {
          block: 'rows',
          columns: [20, 31, 12, 22, 20, 30, 12, 18],
          rows: [
            [
              { label: '儿童姓名' },
              { value: 'childName' },
              { label: '性别' },
              { value: 'sex' },
              { label: '出生日期' },
              { value: 'birthDate' },
              { label: '年龄' },
              { value: 'age' },
            ],
          ],
        },
        {
          block: 'rows',
          columns: [20, 37, 20, 32, 20, 36],
          rows: [
            [{ label: '来源' }, { value: 'source', span: 5 }],
            [
              { label: '转介单位' },
              { value: 'referrerUnit' },
              { label: '转介人' },
              { value: 'referrer' },
              { label: '电话' },
              { value: 'referrerPhone' },
            ],
            [
              { label: '求助人' },
              { value: 'applicant' },
              { label: '与儿童关系' },
              { value: 'applicantRelation' },
              { label: '电话' },
              { value: 'applicantPhone' },
            ],
          ],
        },
        {
          block: 'rows',
          columns: [20, 50, 20, 75],
          rows: [
            [
              { label: '首次接触' },
              { value: 'firstContactOn', also: ['firstContactAt'] },
              { label: '接触地点' },
              { value: 'firstContactPlace' },
            ],
          ],
        },
      ],
    },
    {
      id: 'problem',
      title: { zh: '求助问题', en: 'What is asked' },
      remark: { zh: '按求助人原话记录', en: 'in the words of the person asking' },
      fields: [
        {
          id: 'problem',
          kind: 'longText',
          label: { zh: '求助问题', en: 'What is asked' },
          help: { zh: '按求助人原话记录', en: 'In the words of the person asking' },
          required: true,
          lines: 3,
        },
        {
          id: 'earlierServices',
          kind: 'longText',
          label: { zh: '曾获服务', en: 'Services received before' },
          lines: 1,
        },
      ],
      print: [
        { block: 'narrative', field: 'problem', bare: true },
        { block: 'rows', columns: [20, 145], rows: [[{ label: '曾获服务' }, { value: 'earlierServices' }]] },
      ],
    },
    {
      id: 'mandatoryReport',
      title: { zh: '强制报告情形核对', en: 'Check for mandatory report' },
      remark: {
        zh: '任何一项为“是”或疑似，立即报告公安机关，不以同意为前提',
        en: 'one “yes” or suspicion: report to the police at once; consent is never a precondition',
      },
      fields: [
        {
          id: 'situations',
          kind: 'tally',
          label: { zh: '强制报告情形', en: 'Situations of the mandatory report' },
          required: true,
          rows: [
            {
              id: 'privateParts',
              label: {
                zh: '生殖器官或隐私部位遭受或疑似遭受非正常损伤',
                en: 'Injury, or suspected injury, of genitals or private parts that is not normal',
              },
            },
            {
              id: 'girlUnder14',
              label: {
                zh: '不满14周岁的女性遭受或疑似遭受性侵害、怀孕、流产',
                en: 'Girl under 14: sexual assault, or suspicion of it, pregnancy or miscarriage',
              },
            },
            {
              id: 'girlFrom14',
              label: {
                zh: '14周岁以上女性遭受或疑似遭受性侵害所致怀孕、流产',
                en: 'Girl from 14 on: pregnancy or miscarriage through sexual assault or suspicion of it',
              },
            },
            {
              id: 'injuries',
              label: {
                zh: '多处损伤、严重营养不良、意识不清，存在或疑似家庭暴力、欺凌、虐待、殴打或被人麻醉',
                en: 'Several injuries, grave malnutrition or clouded mind, with violence, bullying, abuse, beating or drugging or suspicion of it',
              },
            },
            {
              id: 'unnaturalHarm',
              label: {
                zh: '因自杀、自残、工伤、中毒、被人麻醉、殴打等非正常原因导致伤残、死亡',
                en: 'Injury or death by suicide, self-harm, work accident, poison, drugging, beating or other unnatural cause',
              },
            },
            {
              id: 'abandoned',
              label: { zh: '被遗弃或长期处于无人照料状态', en: 'Abandoned or uncared for over a long time' },
            },
            {
              id: 'trafficked',
              label: {
                zh: '来源不明、失踪或被拐卖、收买',
                en: 'Of unknown origin, missing, abducted or bought',
              },
            },
            { id: 'begging', label: { zh: '被组织乞讨', en: 'Organised to beg' } },
            {
              id: 'otherHarm',
              label: {
                zh: '其他严重侵害身心健康，或正面临不法侵害危险',
                en: 'Other grave harm to body or mind, or danger of unlawful harm now',
              },
            },
          ],
          options: [
            { code: 'yes', label: { zh: '是', en: 'Yes' } },
            { code: 'no', label: { zh: '否', en: 'No' } },
          ],
        },
      ],
      print: [{ block: 'tally', field: 'situations', across: 1, columns: [9, 136, 10, 10], rowHead: '情形（含疑似）' }],
    },
    {
      id: 'decision',
      title: { zh: '初步判断与处理', en: 'First judgement and decision' },
      fields: [
        {
          id: 'urgency',
          kind: 'oneOf',
          label: { zh: '紧急程度', en: 'Urgency' },
          required: true,
          options: [
            { code: 'crisis', label: { zh: '危机（立即）', en: 'Crisis (at once)' } },
            { code: 'urgent', label: { zh: '紧急（24小时）', en: 'Urgent (24 hours)' } },
            { code: 'normal', label: { zh: '一般', en: 'Normal' } },
          ],
          width: 12,
        },
        {
          id: 'judgement',
          kind: 'longText',
          label: { zh: '初步判断', en: 'First judgement' },
          required: true,
          lines: 2,
        },
        {
          id: 'decision',
          kind: 'oneOf',
          label: { zh: '处理', en: 'Decision' },
          required: true,
          options: [
            { code: 'accept', label: { zh: '接案', en: 'Accepted' } },
            { code: 'refer', label: { zh: '转介', en: 'Referred' } },
            { code: 'advise', label: { zh: '仅咨询', en: 'Advice only' } },
            { code: 'decline', label: { zh: '不接案', en: 'Not accepted' }, blanks: ['declineReason'] },
          ],
          width: 8,
        },
        {
          id: 'declineReason',
          kind: 'text',
          label: { zh: '不接案理由', en: 'Reason for not accepting' },
          required: true,
          when: { op: 'eq', field: 'decision', value: 'decline' },
          maxLength: 60,
          blank: { label: '理由', width: 34 },
          width: 12,
        },
        {
          id: 'worker',
          kind: 'person',
          label: { zh: '主责社工', en: 'Responsible worker' },
          required: true,
          maxLength: 50,
          width: 4,
        },
        {
          id: 'signatures',
          kind: 'signatures',
          label: { zh: '签名', en: 'Signatures' },
          signers: [
            { label: { zh: '求助人或监护人', en: 'Person asking or guardian' } },
            { label: { zh: '社工', en: 'Social worker' } },
            { label: { zh: '督导意见', en: "Supervisor's opinion" } },
            { label: { zh: '站长批示', en: "Head's decision" } },
          ],
        },
      ],
      print: [
        {
          block: 'rows',
          columns: [20, 145],
          rows: [
            [{ label: '紧急程度' }, { value: 'urgency' }],
            [{ label: '初步判断' }, { value: 'judgement' }],
          ],
        },
        {
          block: 'rows',
          columns: [20, 93, 20, 32],
          rows: [[{ label: '处理' }, { value: 'decision' }, { label: '主责社工' }, { value: 'worker' }]],
        },
        { block: 'signatures', field: 'signatures', columns: [45, 40, 40, 40] },
      ],
    },
  ],
  notes: ['说明：本表一式一份，由社会工作站存档；涉及强制报告的，另填《强制报告记录》。'],
}
