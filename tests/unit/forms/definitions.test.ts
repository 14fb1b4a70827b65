import { describe, expect, it } from 'vitest'
import { allFields, hasValue } from '../../../src/forms/fields.ts'
import { defaultValues } from '../../../src/forms/defaults.ts'
import { definitionProblems } from '../../../src/forms/definition-problems.ts'
import { formDefinitionSchema } from '../../../src/forms/definition-schema.ts'
import type { FormDefinition, FormSection } from '../../../src/forms/definition.ts'
import { formByCode, FORMS } from '../../../src/forms/forms.ts'
import { fieldPaths, pathLabel } from '../../../src/forms/paths.ts'
import { f01 } from '../../../src/forms/definitions/f01.ts'

const today = '2026-11-23'

describe('the catalogue', () => {
  it('holds the papers of a first case, the consent and the mandatory report', () => {
    expect(FORMS.map(({ code }) => code)).toEqual(['F01', 'F02', 'F03', 'F05', 'F06', 'F08', 'F11', 'F12'])
  })

  it('finds a form by its code, and only the version that exists', () => {
    expect(formByCode('F05')?.title.zh).toBe('预估表')
    expect(formByCode('F05', '2026.1')?.code).toBe('F05')
    expect(formByCode('F05', '1999.1')).toBeNull()
    expect(formByCode('F99')).toBeNull()
  })
})

describe.each(FORMS.map((form) => [form.code, form] as const))('%s as data', (_, form) => {
  it('is plain data of the agreed shape, the same after a journey through JSON', () => {
    expect(formDefinitionSchema.parse(JSON.parse(JSON.stringify(form)))).toEqual(form)
  })

  it('fits together: unique ids, existing references, every field printed once, widths of 165 mm', () => {
    expect(definitionProblems(form)).toEqual([])
  })

  it('has a path for every key of its values', () => {
    const paths = new Set(fieldPaths(form).map(({ path }) => path))
    expect(Object.keys(defaultValues(form, { facts: {}, today })).filter((key) => !paths.has(key))).toEqual([])
  })

  it('has one path for one place', () => {
    const paths = fieldPaths(form).map(({ path }) => path)
    expect(new Set(paths).size).toBe(paths.length)
  })

  it('asks for the same words in both languages: every label differs from its code and is not empty', () => {
    for (const field of allFields(form)) {
      expect(field.label.zh).toMatch(/\p{Script=Han}/u)
      expect(field.label.en).toMatch(/[A-Za-z]/)
    }
  })

  it('prints every section by blocks of its own', () => {
    expect(form.sections.filter(({ print }) => print === undefined).map(({ id }) => id)).toEqual([])
  })
})

describe('what a broken definition is told', () => {
  const [first, ...others] = f01.sections
  if (first === undefined) throw new Error('F01 has sections')
  const withFirst = (change: Partial<FormSection>): FormDefinition => ({
    ...f01,
    sections: [{ ...first, ...change }, ...others],
  })

  it('names a field that is not printed', () => {
    expect(definitionProblems(withFirst({ print: [] }))).toContain('name is not printed')
  })

  it('names a field that is printed twice', () => {
    const print = [...(first.print ?? []), { block: 'narrative', field: 'name' } as const]
    expect(definitionProblems(withFirst({ print }))).toContain('name is printed more than once')
  })

  it('names a condition on a field that does not exist', () => {
    const fields = first.fields.map((field) =>
      field.id === 'alias' ? { ...field, when: { op: 'eq', field: 'nobody', value: 'x' } as const } : field,
    )
    expect(definitionProblems(withFirst({ fields }))).toContain('alias refers to nobody, which is no field')
  })

  it('names columns that do not fill the page', () => {
    const print = [{ block: 'rows', columns: [20, 100], rows: [[{ label: 'a' }, { value: 'name' }]] } as const]
    expect(definitionProblems(withFirst({ print }))).toContain('the columns of rows add up to 120 mm')
  })

  it('names a grid row that leaves a place empty', () => {
    const print = [{ block: 'rows', columns: [20, 145], rows: [[{ label: 'a' }]] } as const]
    expect(definitionProblems(withFirst({ print }))).toContain('row 1 of a grid leaves a place empty')
  })

  it('names two fields of one id', () => {
    expect(definitionProblems(withFirst({ fields: [...first.fields, ...first.fields] }))).toContain(
      'two fields are called name',
    )
  })

  it('refuses a field with a key nobody knows', () => {
    const fields = first.fields.map((field) => ({ ...field, colour: 'red' }))
    expect(formDefinitionSchema.safeParse(withFirst({ fields })).success).toBe(false)
  })
})

describe('paths', () => {
  it('says where a row is in the words of the screen', () => {
    expect(pathLabel(f01, 'members[2].name', 'zh')).toBe('家庭成员 第 3 行 姓名')
    expect(pathLabel(f01, 'name', 'zh')).toBe('姓名')
    expect(pathLabel(f01, 'nobody', 'zh')).toBe('nobody')
    const f05 = formByCode('F05')
    const f06 = formByCode('F06')
    if (f05 === null || f06 === null) throw new Error('both forms exist')
    expect(pathLabel(f05, 'needs[1].detail', 'zh')).toBe('需求清单 医疗康复 具体情况')
    expect(pathLabel(f06, 'scores.economy.score', 'en')).toBe('Scored items Family economy')
    expect(pathLabel(f06, 'flags.violence', 'zh')).toContain('正在或疑似遭受暴力')
  })

  it('lists table columns, tally rows and scores with what may be chosen', () => {
    const paths = new Map(FORMS.flatMap((form) => fieldPaths(form).map((path) => [`${form.code} ${path.path}`, path])))
    expect(paths.get('F01 members[].relation')?.options?.[0]).toEqual({
      code: '51',
      label: { zh: '父亲', en: 'Father' },
    })
    expect(paths.get('F06 flags.violence')?.options?.map(({ code }) => code)).toEqual(['yes', 'no'])
    expect(paths.get('F06 scores.economy.score')?.options?.map(({ code }) => code)).toEqual(['0', '1', '2', '3'])
    expect(paths.get('F01 categories')?.options?.map(({ code }) => code)).toContain('ownDisability')
  })

  it('leaves out what holds no value', () => {
    for (const form of FORMS) {
      const paths = fieldPaths(form).map(({ path }) => path)
      for (const field of allFields(form)) expect(paths.includes(field.id)).toBe(hasValue(field))
    }
  })
})
