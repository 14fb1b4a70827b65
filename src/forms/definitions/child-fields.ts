import type { ChoiceField, ComputedField, DateField, TextField } from '../definition.ts'

/** The first cells of every case paper: whose it is. */
export const childName: TextField = {
  id: 'childName',
  kind: 'person',
  label: { zh: '儿童姓名', en: "Child's name" },
  required: true,
  fact: 'child.name',
  maxLength: 50,
  width: 4,
}

export const sex: ChoiceField = {
  id: 'sex',
  kind: 'oneOf',
  label: { zh: '性别', en: 'Sex' },
  fact: 'child.sex',
  options: [
    { code: '1', label: { zh: '男', en: 'Male' } },
    { code: '2', label: { zh: '女', en: 'Female' } },
  ],
  width: 4,
}

export const birthDate: DateField = {
  id: 'birthDate',
  kind: 'date',
  label: { zh: '出生日期', en: 'Date of birth' },
  range: ['past'],
  fact: 'child.birthDate',
  width: 4,
}

/** The age on the day of the paper, which stands in the field `on`. */
export function ageOnDayOf(on: string): ComputedField {
  return {
    id: 'age',
    kind: 'computed',
    rule: 'age',
    birthDate: 'birthDate',
    on,
    label: { zh: '年龄', en: 'Age' },
    width: 4,
  }
}
