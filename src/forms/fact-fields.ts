import type { FactKey } from '../domain/facts.ts'
import { f01 } from './definitions/f01.ts'
import type { FormField } from './definition.ts'
import { allFields } from './fields.ts'

/**
 * Facts of the file for which the registration form has no cell: they are asked at the file itself, so that the paper
 * families have signed stays the one it was.
 */
export const FILE_FIELDS: readonly FormField[] = [
  {
    id: 'fatherStatusSince',
    kind: 'date',
    label: { zh: '父亲状态起始日', en: "Father's status since" },
    fact: 'father.statusSince',
    range: ['past'],
    width: 6,
  },
  {
    id: 'fatherStatusProof',
    kind: 'text',
    label: { zh: '父亲状态的证明', en: "Proof of father's status" },
    help: {
      zh: '判决书、残疾人证、失联父母查找情况回执单……',
      en: 'Judgment, disability certificate, police receipt …',
    },
    fact: 'father.statusProof',
    maxLength: 80,
    width: 12,
  },
  {
    id: 'motherStatusSince',
    kind: 'date',
    label: { zh: '母亲状态起始日', en: "Mother's status since" },
    fact: 'mother.statusSince',
    range: ['past'],
    width: 6,
  },
  {
    id: 'motherStatusProof',
    kind: 'text',
    label: { zh: '母亲状态的证明', en: "Proof of mother's status" },
    help: {
      zh: '判决书、残疾人证、失联父母查找情况回执单……',
      en: 'Judgment, disability certificate, police receipt …',
    },
    fact: 'mother.statusProof',
    maxLength: 80,
    width: 12,
  },
  {
    id: 'benefitRows',
    kind: 'table',
    label: { zh: '补贴明细', en: 'Benefits one by one' },
    help: { zh: '一项一行；停发写上止于哪天', en: 'One a line; a benefit that stopped says when' },
    fact: 'household.benefitRows',
    columns: [
      { id: 'name', kind: 'text', label: { zh: '哪一项', en: 'Which' }, required: true, maxLength: 40 },
      {
        id: 'amount',
        kind: 'money',
        label: { zh: '每月多少', en: 'A month' },
        min: 0,
        max: 1_000_000,
        unit: { zh: '元', en: 'yuan' },
      },
      { id: 'since', kind: 'date', label: { zh: '起', en: 'Since' }, range: ['past'] },
      { id: 'until', kind: 'date', label: { zh: '止', en: 'Until' } },
    ],
    width: 12,
  },
]

const byFact: ReadonlyMap<FactKey, FormField> = new Map(
  [...allFields(f01), ...FILE_FIELDS].flatMap((field) =>
    field.fact === undefined ? [] : [[field.fact, field] as const],
  ),
)

/** The field that asks for a fact: its kind, options and limits. */
export function fieldOfFact(key: FactKey): FormField | undefined {
  return byFact.get(key)
}
