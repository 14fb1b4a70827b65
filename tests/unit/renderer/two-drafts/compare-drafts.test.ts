import { describe, expect, it } from 'vitest'
import { exampleValues } from '../../../../src/forms/example.ts'
import { FORMS } from '../../../../src/forms/forms.ts'
import {
  compareDrafts,
  mergedValues,
  undecided,
  type Choices,
} from '../../../../src/renderer/features/two-drafts/compare-drafts.ts'

const form = FORMS.find(({ code }) => code === 'F05')
if (form === undefined) throw new Error('no F05')

describe('two drafts field by field', () => {
  const left = { physical: '腿痛', emotion: '', childWords: '左边的话', extra: '表外的' }
  const right = { physical: '腿痛', emotion: '爱哭', childWords: '右边的话' }
  const pairs = compareDrafts(form, left, right)

  it('shows what is written on either side, in the order of the paper, and which differ', () => {
    const order = form.sections.flatMap(({ fields }) => fields.map(({ id }) => id))
    const shown = pairs.map(({ field }) => field.id)
    expect([...shown].sort()).toEqual(['childWords', 'emotion', 'physical'])
    expect(shown).toEqual(order.filter((id) => shown.includes(id)))
    expect(
      pairs
        .filter(({ differs }) => differs)
        .map(({ field }) => field.id)
        .sort(),
    ).toEqual(['childWords', 'emotion'])
  })

  it('waits for a choice on every field that differs', () => {
    const ids = (choices: Choices) =>
      undecided(pairs, choices)
        .map(({ field }) => field.id)
        .sort()
    expect(ids({})).toEqual(['childWords', 'emotion'])
    expect(ids({ emotion: 'right' })).toEqual(['childWords'])
    expect(ids({ emotion: 'right', childWords: 'left' })).toEqual([])
  })

  it('takes each field from its side and nothing by itself', () => {
    expect(mergedValues(pairs, {}, left)).toEqual(left)
    expect(mergedValues(pairs, { emotion: 'right', childWords: 'left' }, left)).toEqual({ ...left, emotion: '爱哭' })
    expect(mergedValues(pairs, { emotion: 'left', childWords: 'right' }, left)).toEqual({
      ...left,
      childWords: '右边的话',
    })
  })

  it('an answer taken back on the chosen side is taken back in the one draft', () => {
    const one = compareDrafts(form, { physical: '腿痛' }, {})
    expect(mergedValues(one, { physical: 'right' }, { physical: '腿痛' })).toEqual({})
  })

  it('finds no difference between a draft and itself, whatever form and order of keys', () => {
    for (const definition of FORMS) {
      const values = exampleValues(definition)
      const turned = Object.fromEntries(
        Object.entries(values)
          .reverse()
          .map(([id, value]) => [
            id,
            typeof value === 'object' && value !== null && !Array.isArray(value)
              ? Object.fromEntries(Object.entries(value).reverse())
              : value,
          ]),
      )
      const compared = compareDrafts(definition, values, turned)
      expect(compared.length, definition.code).toBeGreaterThan(3)
      expect(compared.filter(({ differs }) => differs)).toEqual([])
    }
  })

  it('all from the right is the right one', () => {
    for (const definition of FORMS) {
      const values = exampleValues(definition)
      const compared = compareDrafts(definition, {}, values)
      const choices = Object.fromEntries(compared.map(({ field }) => [field.id, 'right' as const]))
      const merged = mergedValues(compared, choices, {})
      for (const { field } of compared)
        expect(merged[field.id], `${definition.code} ${field.id}`).toEqual(values[field.id])
    }
  })
})
