import type { FormDefinition, LongTextField, PrintCell } from '../definition.ts'
import { ageOnDayOf, birthDate, childName } from './child-fields.ts'

function account(id: string, zh: string, en: string, help?: { zh: string; en: string }): LongTextField {
  return { id, kind: 'longText', label: { zh, en }, lines: 1, ...(help === undefined ? {} : { help }) }
}

function row(label: string, value: string): readonly PrintCell[] {
  return [{ label }, { value }]
}

/** 预估表: what is known of the child, the family, school and community, the needs, their causes, the conclusion. */
export const f05: FormDefinition = {
  code: 'F05',
  version: '2026.1',
  title: { zh: '预估表', en: 'Pre-assessment' },
  paper: 'form',
  headLine: [
    { label: '个案编号', item: 'caseNumber' },
    { label: '预估类型', item: { field: 'occasion' } },
    { label: '预估日期', item: { field: 'assessedOn' } },
  ],
  sections: [
    {
      id: 'head',
      title: null,
      fields: [
        {
          id: 'assessedOn',
          kind: 'date',
          label: { zh: '预估日期', en: 'Assessed on' },
          required: true,
          range: ['past', 'notBeforeBirth'],
          initial: 'today',
          width: 4,
        },
        {
          id: 'occasion',
          kind: 'oneOf',
          label: { zh: '预估类型', en: 'Occasion' },
          required: true,
          initial: 'first',
          options: [
            { code: 'first', label: { zh: '首次预估', en: 'First' } },
            { code: 'update', label: { zh: '预估更新', en: 'Update' } },
            { code: 'change', label: { zh: '情况变化预估', en: 'After a change' } },
          ],
          width: 8,
        },
        childName,
        birthDate,
        ageOnDayOf('assessedOn'),
        {
          id: 'sources',
          kind: 'manyOf',
          label: { zh: '资料来源', en: 'Sources' },
          required: true,
          options: [
            { code: 'interview', label: { zh: '面谈', en: 'Interview' } },
            { code: 'homeVisit', label: { zh: '家访', en: 'Home visit' } },
            { code: 'observation', label: { zh: '观察', en: 'Observation' } },
            { code: 'school', label: { zh: '学校', en: 'School' } },
            { code: 'scale', label: { zh: '量表', en: 'Scale' } },
            { code: 'files', label: { zh: '档案', en: 'Files' } },
          ],
          width: 12,
        },
      ],
      print: [
        {
          block: 'rows',
          columns: [20, 45, 18, 34, 16, 32],
          rows: [
            [
              { label: '儿童姓名' },
              { value: 'childName' },
              { label: '出生日期' },
              { value: 'birthDate' },
              { label: '年龄' },
              { value: 'age' },
            ],
            [{ label: '资料来源' }, { value: 'sources', span: 5 }],
          ],
        },
      ],
    },
    {
      id: 'child',
      title: { zh: '个人情况', en: 'The child' },
      fields: [
        account('physical', '生理健康', 'Physical health'),
        account('cognition', '认知与学习', 'Thinking and learning'),
        account('emotion', '情绪', 'Mood'),
        account('behaviour', '行为', 'Behaviour'),
        account('selfCare', '自理', 'Self-care'),
        account('social', '社交', 'With others'),
        account('strengths', '兴趣与优势', 'Interests and strengths'),
        account('childWords', '儿童自述需求', 'Needs in the child’s own words', {
          zh: '只记原话，不追问、不核实',
          en: 'The child’s own words only; no probing, no checking',
        }),
      ],
      print: [
        {
          block: 'rows',
          columns: [20, 145],
          rows: [
            row('生理健康', 'physical'),
            row('认知与学习', 'cognition'),
            row('情绪', 'emotion'),
            row('行为', 'behaviour'),
            row('自理', 'selfCare'),
            row('社交', 'social'),
            row('兴趣与优势', 'strengths'),
            row('儿童自述\n需求', 'childWords'),
          ],
        },
      ],
    },
    {
      id: 'family',
      title: { zh: '家庭情况', en: 'The family' },
      remark: {
        zh: '家庭结构图按访谈所述绘制，注明来源和日期',
        en: 'draw the family tree as told; give source and date',
      },
      fields: [
        {
          id: 'familyTree',
          kind: 'drawing',
          draws: 'familyTree',
          height: 66,
          label: { zh: '家庭结构图', en: 'Family tree' },
          help: {
            zh: '图例：□男　○女　◇不详　双框＝本人　×＝去世　∥＝离婚　∕＝分居　竖虚线＝收养　虚线圈＝同住　数字＝年龄',
            en: '□ male, ○ female, ◇ unknown; double frame: the child; ×: dead; ∥: divorced; ∕: separated; dashed line: taken in; dashed loop: same household; number: age',
          },
        },
        {
          id: 'familyTreeSource',
          kind: 'text',
          label: { zh: '图的来源', en: 'Source of the drawing' },
          help: { zh: '谁说的，哪天画的', en: 'Who told it, drawn on which day' },
          maxLength: 100,
          width: 12,
        },
        account('familyRelations', '家庭关系', 'Family relations'),
        account('parenting', '教养方式', 'Way of bringing up'),
        account('guardianship', '监护状况', 'Guardianship'),
        account('economy', '经济状况', 'Economy'),
        account('carerLoad', '照顾负荷', 'Load on the carer'),
        account('events', '重大事件', 'Events'),
      ],
      print: [
        { block: 'drawing', field: 'familyTree' },
        {
          block: 'rows',
          columns: [20, 145],
          rows: [
            row('图的来源', 'familyTreeSource'),
            row('家庭关系', 'familyRelations'),
            row('教养方式', 'parenting'),
            row('监护状况', 'guardianship'),
            row('经济状况', 'economy'),
            row('照顾负荷', 'carerLoad'),
            row('重大事件', 'events'),
          ],
        },
        { block: 'pageBreak' },
      ],
    },
    {
      id: 'school',
      title: { zh: '学校情况', en: 'School' },
      fields: [
        account('attendance', '出勤、成绩', 'Attendance and results'),
        account('schoolRelations', '师生、同伴', 'Teachers and peers'),
        account('bullying', '欺凌情况', 'Bullying'),
      ],
      print: [
        {
          block: 'rows',
          columns: [20, 145],
          rows: [row('出勤、成绩', 'attendance'), row('师生、同伴', 'schoolRelations'), row('欺凌情况', 'bullying')],
        },
      ],
    },
    {
      id: 'community',
      title: { zh: '社区与社会支持', en: 'Community and support' },
      fields: [
        {
          id: 'ecoMap',
          kind: 'drawing',
          draws: 'ecoMap',
          height: 84,
          label: { zh: '生态图', en: 'Eco-map' },
          help: {
            zh: '图例：粗线＝关系强　细线＝一般或未说　虚线＝弱　折线＝紧张　箭头＝支持方向',
            en: 'thick line: strong; thin: plain, or not said; dashed: weak; zig-zag: tense; arrow: direction of support',
          },
        },
        {
          id: 'ecoMapSource',
          kind: 'text',
          label: { zh: '图的来源', en: 'Source of the drawing' },
          help: { zh: '谁说的，哪天画的', en: 'Who told it, drawn on which day' },
          maxLength: 100,
          width: 12,
        },
        account('neighbours', '邻里关系', 'Neighbours'),
        account('formalResources', '正式资源', 'Formal resources'),
        account('informalResources', '非正式资源', 'Informal resources'),
      ],
      print: [
        { block: 'drawing', field: 'ecoMap' },
        {
          block: 'rows',
          columns: [20, 145],
          rows: [
            row('图的来源', 'ecoMapSource'),
            row('邻里关系', 'neighbours'),
            row('正式资源', 'formalResources'),
            row('非正式\n资源', 'informalResources'),
          ],
        },
      ],
    },
    {
      id: 'needs',
      title: { zh: '需求清单', en: 'Needs' },
      remark: { zh: '程度：0无　1轻　2中　3重', en: 'degree: 0 none, 1 slight, 2 medium, 3 grave' },
      fields: [
        {
          id: 'needs',
          kind: 'table',
          label: { zh: '需求清单', en: 'Needs' },
          fixedRows: [
            { id: 'basicLiving', label: { zh: '基本生活', en: 'Basic living' } },
            { id: 'medical', label: { zh: '医疗康复', en: 'Medical and rehabilitation' } },
            { id: 'education', label: { zh: '教育', en: 'Education' } },
            { id: 'guardianship', label: { zh: '监护安全', en: 'Guardianship and safety' } },
            { id: 'mind', label: { zh: '心理', en: 'Mind' } },
            { id: 'rights', label: { zh: '权益', en: 'Rights' } },
            { id: 'inclusion', label: { zh: '社会融入', en: 'Inclusion' } },
          ],
          columns: [
            {
              id: 'degree',
              kind: 'oneOf',
              label: { zh: '程度', en: 'Degree' },
              required: true,
              options: [
                { code: '0', label: { zh: '0', en: '0' } },
                { code: '1', label: { zh: '1', en: '1' } },
                { code: '2', label: { zh: '2', en: '2' } },
                { code: '3', label: { zh: '3', en: '3' } },
              ],
            },
            { id: 'priority', kind: 'number', label: { zh: '优先级', en: 'Priority' }, integer: true, min: 1, max: 7 },
            { id: 'detail', kind: 'longText', label: { zh: '具体情况', en: 'In detail' } },
          ],
        },
      ],
      print: [
        {
          block: 'table',
          field: 'needs',
          rowHead: '需求',
          columns: [34, 9, 9, 9, 9, 15, 80],
          cells: [
            { head: '0', tick: { column: 'degree', option: '0' } },
            { head: '1', tick: { column: 'degree', option: '1' } },
            { head: '2', tick: { column: 'degree', option: '2' } },
            { head: '3', tick: { column: 'degree', option: '3' } },
            { head: '优先级', lines: [{ column: 'priority' }] },
            { head: '具体情况', lines: [{ column: 'detail' }] },
          ],
        },
        { block: 'pageBreak' },
      ],
    },
    {
      id: 'factors',
      title: { zh: '保护因素与危险因素', en: 'Protective and risk factors' },
      fields: [
        { ...account('protectiveFactors', '保护因素', 'Protective factors'), lines: 4, required: true },
        { ...account('riskFactors', '危险因素', 'Risk factors'), lines: 4, required: true },
      ],
      print: [
        {
          block: 'rows',
          columns: [82.5, 82.5],
          rows: [
            [{ label: '保护因素' }, { label: '危险因素' }],
            [{ value: 'protectiveFactors' }, { value: 'riskFactors' }],
          ],
        },
      ],
    },
    {
      id: 'causes',
      title: { zh: '成因分析', en: 'Causes' },
      remark: {
        zh: '横向：生理、心理、社会；纵向：发展过程',
        en: 'across: body, mind, society; over time: how it came about',
      },
      fields: [{ ...account('causes', '成因分析', 'Causes'), lines: 6, required: true }],
      print: [{ block: 'narrative', field: 'causes', bare: true }],
    },
    {
      id: 'conclusion',
      title: { zh: '预估结论与建议策略', en: 'Conclusion and proposed strategy' },
      fields: [
        {
          ...account('conclusion', '预估结论与建议策略', 'Conclusion and proposed strategy'),
          lines: 6,
          required: true,
        },
        {
          id: 'nextAssessmentOn',
          kind: 'date',
          notBefore: 'assessedOn',
          label: { zh: '下次预估日期', en: 'Next assessment' },
          required: true,
          width: 4,
        },
        {
          id: 'signatures',
          kind: 'signatures',
          label: { zh: '签名', en: 'Signatures' },
          signers: [{ label: { zh: '社工', en: 'Social worker' } }, { label: { zh: '督导', en: 'Supervisor' } }],
        },
      ],
      print: [
        { block: 'narrative', field: 'conclusion', bare: true },
        {
          block: 'rows',
          columns: [34, 40, 91],
          rows: [
            [{ label: '下次预估日期' }, { value: 'nextAssessmentOn' }, { text: '监护人、学校、住址变化时随时预估' }],
          ],
        },
        { block: 'signatures', field: 'signatures', columns: [82.5, 82.5] },
      ],
    },
  ],
  notes: ['说明：本表一式一份，由社会工作站存档；筛查结果不作为诊断依据，不作监护能力结论。'],
}
