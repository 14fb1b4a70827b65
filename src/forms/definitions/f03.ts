import type { Condition, FormDefinition, NoteField } from '../definition.ts'
import { childName } from './child-fields.ts'

const ofGuardian: Condition = { op: 'eq', field: 'variant', value: 'guardian' }
const ofChild: Condition = { op: 'eq', field: 'variant', value: 'childAndNotice' }

function clause(id: string, zh: string, en: string, when?: Condition): NoteField {
  return {
    id,
    kind: 'note',
    label: { zh: '条款', en: 'Clause' },
    text: { zh, en },
    width: 12,
    ...(when === undefined ? {} : { when }),
  }
}

/**
 * 服务与个人信息处理知情同意书 (个人信息保护法 第17、23、28—31条; domain.md §6.4): the guardian's paper under 14, the child's own
 * from 14, by which the guardian is told. Short sentences, large type, one page. `{id}` in a clause is filled from that
 * field, `{@…}` from the letterhead; words up to the first 。 lead it. What is agreed to is ticked by pen, never here.
 */
export const f03: FormDefinition = {
  code: 'F03',
  version: '2026.1',
  title: { zh: '服务与个人信息处理知情同意书', en: 'Consent to service and to keeping information' },
  shortTitle: { zh: '知情同意书', en: 'Consent' },
  paper: 'consent',
  headLine: [
    { label: '个案编号', item: 'caseNumber' },
    { label: '', item: { field: 'variant' } },
    { label: '编号', item: { field: 'number' } },
  ],
  sections: [
    {
      id: 'whose',
      title: { zh: '谁的同意书', en: 'Whose consent' },
      fields: [
        {
          id: 'variant',
          kind: 'oneOf',
          label: { zh: '哪一版', en: 'Which paper' },
          help: {
            zh: '未满14周岁由监护人签；满14周岁由本人签并告知监护人',
            en: 'Under 14 the guardian; from 14 the child',
          },
          required: true,
          options: [
            { code: 'guardian', label: { zh: '监护人版（儿童未满14周岁）', en: "Guardian's (child under 14)" } },
            { code: 'childAndNotice', label: { zh: '儿童本人版（满14周岁）', en: "Child's own (from 14)" } },
          ],
          width: 12,
        },
        {
          id: 'number',
          kind: 'text',
          label: { zh: '编号', en: 'Number' },
          maxLength: 30,
          width: 4,
        },
        childName,
        {
          id: 'guardianName',
          kind: 'person',
          label: { zh: '监护人', en: 'Guardian' },
          fact: 'guardian.name',
          maxLength: 50,
          width: 4,
        },
        {
          id: 'relation',
          kind: 'text',
          label: { zh: '与儿童关系', en: 'Relation to the child' },
          fact: 'guardian.relation',
          maxLength: 20,
          width: 4,
        },
        {
          id: 'responsible',
          kind: 'person',
          label: { zh: '站的负责人', en: 'Head of the station' },
          required: true,
          maxLength: 50,
          width: 4,
        },
        clause('greetGuardian', '尊敬的家长（监护人）：', 'Dear parent or guardian:', ofGuardian),
        clause('greetChild', '同学，你好（家长也请一起看）：', 'Hello (parents, please read along):', ofChild),
        clause(
          'whom',
          '这份同意书说的孩子是{childName}，监护人是{guardianName}（{relation}）。',
          'This paper is about {childName}; the guardian is {guardianName} ({relation}).',
        ),
        clause(
          'intro',
          '我们是{@stationName}，负责人{responsible}，电话{@stationPhone}。请看清楚、问明白以后再签字；看不懂的地方，请社工讲给你们听。',
          'We are {@stationName}, headed by {responsible}, telephone {@stationPhone}. Sign when everything is clear; ask the social worker to explain what is not.',
        ),
      ],
      print: [
        { block: 'clause', field: 'greetGuardian', style: 'greeting' },
        { block: 'clause', field: 'greetChild', style: 'greeting' },
        { block: 'clause', field: 'whom', style: 'plain', fills: ['childName', 'guardianName', 'relation'] },
        { block: 'clause', field: 'intro', style: 'plain', fills: ['responsible'] },
      ],
    },
    {
      id: 'service',
      title: { zh: '做什么、记什么', en: 'What is done and kept' },
      fields: [
        {
          id: 'serviceFrom',
          kind: 'date',
          label: { zh: '服务从哪天起', en: 'Service from' },
          required: true,
          initial: 'today',
          width: 4,
        },
        {
          id: 'serviceTo',
          kind: 'date',
          label: { zh: '到哪天止', en: 'until' },
          required: true,
          notBefore: 'serviceFrom',
          width: 4,
        },
        {
          id: 'keepYears',
          kind: 'number',
          label: { zh: '结案后保存', en: 'Kept after closing' },
          required: true,
          integer: true,
          min: 1,
          max: 30,
          initial: 5,
          unit: { zh: '年', en: 'years' },
          width: 4,
        },
        clause(
          'doing',
          '我们做什么。上门看望、谈心辅导、协助申请政策、联系学校和医院，全部免费。服务期限：{serviceFrom}至{serviceTo}。',
          'What we do. Visits, counselling, help with applications, contact with school and hospital, all free of charge. Period: {serviceFrom} to {serviceTo}.',
        ),
        clause(
          'keeping',
          '我们记什么。孩子和家里人的姓名、证件号码、住址、电话，健康、上学、收入情况，探访和评估记录。',
          'What we write down. Names, document numbers, address and telephone of the child and the family; health, school, income; records of visits and assessments.',
        ),
        clause(
          'purpose',
          '为什么记。为了弄清需要、安排服务、申请政策、保护孩子安全。不记这些，有的服务办不成；记下来以后，我们有责任管好。',
          'Why. To see what is needed, arrange service, apply for benefits and keep the child safe. Without it some services cannot be given; once it is written down we answer for it.',
        ),
        clause(
          'storage',
          '怎么保管。纸质档案锁在柜里；电子档案加密存在站内一台电脑上，不传到互联网，用加密U盘备份。保存到结案后{keepYears}，并且不早于孩子满18周岁；到期两人签字销毁。',
          'How it is kept. Paper in a locked cabinet; files encrypted on one computer of the station, never sent to the internet, backed up on an encrypted stick. Kept until {keepYears} after closing and not less than until the 18th birthday; then destroyed with two signatures.',
        ),
        clause(
          'secrecy',
          '我们保密。只有负责的社工、督导和站长能看。下面几种情况，依法要告诉有关部门，不必先征得同意：（1）孩子或别人有生命、人身危险；（2）孩子疑似受侵害、虐待、遗弃；（3）公安、检察院、法院依法调取；（4）民政部门依法监护；（5）传染病防控。',
          'We keep it secret. Only the social worker in charge, the supervisor and the head read it. By law the authorities are told without asking first: (1) danger to life or safety; (2) suspected harm, abuse or abandonment; (3) lawful demands of police, procuratorate and court; (4) guardianship by civil affairs; (5) infectious diseases.',
        ),
      ],
      print: [
        { block: 'clause', field: 'doing', fills: ['serviceFrom', 'serviceTo'] },
        { block: 'clause', field: 'keeping' },
        { block: 'clause', field: 'purpose' },
        { block: 'clause', field: 'storage', fills: ['keepYears'] },
        { block: 'clause', field: 'secrecy' },
      ],
    },
    {
      id: 'choices',
      title: { zh: '可以告诉谁', en: 'Who may be told' },
      remark: { zh: '同意不同意由签字的人用笔勾', en: 'whoever signs ticks by pen' },
      fields: [
        clause(
          'told',
          '可以告诉谁。请在每一行分别打钩；没有选“同意”的，我们不提供。',
          'Who may be told. Please tick each line; nothing is given where “agree” is not ticked.',
        ),
        {
          id: 'recipients',
          kind: 'table',
          label: { zh: '接收单位', en: 'Recipients' },
          help: { zh: '一个单位一行，写清为什么给、给什么', en: 'One body a line: what for, and what is given' },
          blankRows: 4,
          columns: [
            { id: 'name', kind: 'text', label: { zh: '接收单位', en: 'Recipient' }, required: true, maxLength: 60 },
            { id: 'purpose', kind: 'text', label: { zh: '为什么', en: 'What for' }, required: true, maxLength: 40 },
            { id: 'kinds', kind: 'text', label: { zh: '给什么', en: 'What is given' }, required: true, maxLength: 60 },
          ],
          width: 12,
        },
        clause('photo', '拍照、录音。只存档案，不外传。', 'Photos and recordings. For the file only.'),
        clause(
          'publicity',
          '宣传使用。每次另行打码，并另行征求家长和孩子的意见。',
          'Publicity. Faces are masked, and parent and child are asked anew each time.',
        ),
        clause(
          'rightsGuardian',
          '您的权利。随时可以查看、复印、更正、要求删除，也可以收回同意，口头或书面告诉社工都行，我们在15个工作日内答复；不满意可以拨打12345。',
          'Your rights. You may read, copy, correct or have it deleted, and take your consent back, by word or in writing; we answer within 15 working days. Complaints: 12345.',
          ofGuardian,
        ),
        clause(
          'refuseGuardian',
          '不同意会怎样。您可以不签，也可以只同意一部分，不影响依法应得的救助。孩子满14周岁时，由孩子本人重新签。',
          'If you do not agree. You need not sign, or may agree to a part; help due by law is not touched. At 14 the child signs anew.',
          ofGuardian,
        ),
        clause(
          'rightsChild',
          '你的权利。随时可以查看、复印、更正、要求删除，也可以收回同意，告诉社工就行，我们在15个工作日内答复；不满意可以拨打12345。',
          'Your rights. You may read, copy, correct or have it deleted, and take your consent back: tell the social worker; we answer within 15 working days. Complaints: 12345.',
          ofChild,
        ),
        clause(
          'refuseChild',
          '不同意会怎样。你可以不签，也可以只同意一部分，不影响依法应得的救助。你满14周岁了，由你自己决定；我们同时告诉监护人。',
          'If you do not agree. You need not sign, or may agree to a part; help due by law is not touched. At 14 you decide yourself; your guardian is told.',
          ofChild,
        ),
        clause(
          'declaration',
          '我已看过或听社工讲过以上内容，自愿签字。',
          'I have read this, or it was explained to me, and I sign of my own will.',
        ),
        {
          id: 'signaturesGuardian',
          kind: 'signatures',
          label: { zh: '签名', en: 'Signatures' },
          when: ofGuardian,
          signers: [
            { label: { zh: '监护人', en: 'Guardian' } },
            { label: { zh: '手印', en: 'Fingerprint' }, fingerprint: true },
            { label: { zh: '儿童（满8周岁签名）', en: 'Child (from 8)' } },
            { label: { zh: '见证人（不识字时签名）', en: 'Witness (for who cannot read)' } },
            { label: { zh: '社工（签名、站章）', en: 'Social worker (with seal)' } },
          ],
        },
        {
          id: 'signaturesChild',
          kind: 'signatures',
          label: { zh: '签名', en: 'Signatures' },
          when: ofChild,
          signers: [
            { label: { zh: '儿童本人', en: 'Child' } },
            { label: { zh: '手印', en: 'Fingerprint' }, fingerprint: true },
            { label: { zh: '监护人（已告知，签名）', en: 'Guardian (told)' } },
            { label: { zh: '见证人（不识字时签名）', en: 'Witness (for who cannot read)' } },
            { label: { zh: '社工（签名、站章）', en: 'Social worker (with seal)' } },
          ],
        },
      ],
      print: [
        { block: 'clause', field: 'told' },
        { block: 'agreements', field: 'recipients', columns: [55, 66, 44] },
        { block: 'clause', field: 'photo', choice: true },
        { block: 'clause', field: 'publicity', choice: true },
        { block: 'clause', field: 'rightsGuardian' },
        { block: 'clause', field: 'rightsChild' },
        { block: 'clause', field: 'refuseGuardian' },
        { block: 'clause', field: 'refuseChild' },
        { block: 'clause', field: 'declaration', style: 'greeting' },
        { block: 'signatures', field: 'signaturesGuardian', columns: [105, 60, 55, 55, 55] },
        { block: 'signatures', field: 'signaturesChild', columns: [105, 60, 55, 55, 55] },
      ],
    },
  ],
  notes: ['说明：本同意书一式两份，由签字人、社会工作站分别保存，具有同等效力。'],
}
