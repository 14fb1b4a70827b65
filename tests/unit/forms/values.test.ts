import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactKey, Facts, FactValue } from '../../../src/domain/facts.ts'
import { factsSchema } from '../../../src/domain/facts.ts'
import { formValuesSchema, type FormValues } from '../../../src/domain/records.ts'
import { checkValues } from '../../../src/forms/check.ts'
import { holds, isShown } from '../../../src/forms/conditions.ts'
import { completeValues, defaultValues, emptyRow } from '../../../src/forms/defaults.ts'
import type { Condition, FormDefinition } from '../../../src/forms/definition.ts'
import { exampleValues, longText } from '../../../src/forms/example.ts'
import { asRecord, asRows, asText, fieldById, isEmpty, orderCodes, valueFields } from '../../../src/forms/fields.ts'
import { formByCode, FORMS } from '../../../src/forms/forms.ts'
import { finalValues } from '../../../src/forms/normalise.ts'
import { draftSchema, finalSchema } from '../../../src/forms/schema.ts'
import { changedFacts, factValue, visibleValues } from '../../../src/forms/values.ts'
import { optionWord, plainNumber, valueInWords } from '../../../src/forms/words.ts'

const today = '2026-11-23'

function form(code: string): FormDefinition {
  const found = formByCode(code)
  if (found === null) throw new Error(`no form ${code}`)
  return found
}

function factsOf(entries: readonly (readonly [FactKey, FactValue])[]): Facts {
  return factsSchema.parse(
    Object.fromEntries(entries.map(([key, value]) => [key, { value, verifiedOn: today, documentId: null }])),
  )
}

/** The facts an example of F01 establishes. */
function factsFromExample(): Facts {
  const f01 = form('F01')
  return factsOf(changedFacts(f01, exampleValues(f01), {}).map(({ key, to }) => [key, to] as const))
}

describe.each(FORMS.map((definition) => [definition.code, definition] as const))('%s', (_, definition) => {
  it('begins with values that may be stored as a draft', () => {
    const values = defaultValues(definition, { facts: {}, today })
    expect(draftSchema(definition).safeParse(values).success).toBe(true)
    expect(formValuesSchema.safeParse(values).success).toBe(true)
    expect(checkValues(definition, values, 'draft', { today })).toEqual([])
  })

  it('cannot be finished empty', () => {
    const values = defaultValues(definition, { facts: {}, today })
    expect(finalSchema(definition, { today }).safeParse(values).success).toBe(false)
  })

  it('is filled from the file and still fits', () => {
    const values = defaultValues(definition, { facts: factsFromExample(), today })
    expect(draftSchema(definition).safeParse(values).success).toBe(true)
    expect(checkValues(definition, values, 'draft', { today }).filter(({ doubt }) => !doubt)).toEqual([])
    for (const field of valueFields(definition))
      if (field.fact === 'child.name') expect(values[field.id]).toBe('陈小满')
  })

  it('has an example that can be finished, with every field that is shown filled', () => {
    const values = exampleValues(definition)
    expect(checkValues(definition, values, 'final', { today })).toEqual([])
    expect(finalSchema(definition, { today }).safeParse(values).success).toBe(true)
    const shown = valueFields(definition).filter((field) => isShown(field, values))
    expect(Object.keys(values).toSorted()).toEqual(shown.map(({ id }) => id).toSorted())
    const empty = shown.filter(({ id }) => isEmpty(values[id])).map(({ id }) => id)
    expect(empty.filter((id) => id !== 'copyTo')).toEqual([])
  })

  it.each([1, 137, 6000])('has an example whose long texts have exactly %i characters', (long) => {
    const values = exampleValues(definition, { long })
    expect(finalSchema(definition, { today }).safeParse(values).success).toBe(true)
    for (const field of valueFields(definition)) {
      if (values[field.id] === undefined) continue
      if (field.kind === 'longText') expect(asText(values[field.id])).toHaveLength(long)
      if (field.kind === 'score')
        for (const { id } of field.items)
          expect(asText(asRecord(asRecord(values[field.id])[id])['basis'])).toHaveLength(long)
      if (field.kind === 'table')
        for (const column of field.columns)
          if (column.kind === 'longText')
            for (const row of asRows(values[field.id])) expect(asText(row[column.id])).toHaveLength(long)
    }
  })

  it('comes back from JSON as it went', () => {
    const values = exampleValues(definition, { long: 50 })
    expect(formValuesSchema.parse(JSON.parse(JSON.stringify(values)))).toEqual(values)
  })

  it('is not changed by being completed or tidied when it is whole', () => {
    const values = exampleValues(definition)
    expect(visibleValues(definition, completeValues(definition, values))).toEqual(values)
    expect(finalValues(definition, finalValues(definition, values))).toEqual(finalValues(definition, values))
  })
})

describe('long examples', () => {
  it('say in each sentence where they stand, so that a lost line can be told', () => {
    const text = longText('情绪', 6000)
    const sentences = text.split('。').slice(0, -1)
    expect(new Set(sentences).size).toBe(sentences.length)
    expect(sentences.length).toBeGreaterThan(100)
    expect(sentences[41]).toContain('情绪第42句')
  })

  it('differ from field to field', () => {
    const values = exampleValues(form('F05'), { long: 40 })
    const texts = valueFields(form('F05'))
      .filter(({ kind }) => kind === 'longText')
      .map(({ id }) => asText(values[id]))
    expect(new Set(texts).size).toBe(texts.length)
  })
})

describe('conditions', () => {
  const values: FormValues = { stage: 'primary', health: ['ill', 'disabled'], age: 9, flags: { violence: 'yes' } }

  it.each<[string, Condition, boolean]>([
    ['eq', { op: 'eq', field: 'stage', value: 'primary' }, true],
    ['eq of another', { op: 'eq', field: 'stage', value: 'special' }, false],
    ['eq of a field that is not there', { op: 'eq', field: 'nobody', value: '' }, false],
    ['in a choice', { op: 'in', field: 'stage', values: ['primary', 'special'] }, true],
    ['in any tick', { op: 'in', field: 'health', values: ['disabled'] }, true],
    ['in no tick', { op: 'in', field: 'health', values: ['healthy'] }, false],
    ['gt', { op: 'gt', field: 'age', value: 8 }, true],
    ['gt at the edge', { op: 'gt', field: 'age', value: 9 }, false],
    ['gt of words', { op: 'gt', field: 'stage', value: 0 }, false],
    ['a row of a tally', { op: 'eq', field: 'flags.violence', value: 'yes' }, true],
    ['another row of it', { op: 'eq', field: 'flags.missing', value: 'yes' }, false],
    ['not', { op: 'not', condition: { op: 'eq', field: 'stage', value: 'special' } }, true],
  ])('%s', (_, condition, expected) => {
    expect(holds(condition, values)).toBe(expected)
  })

  it('and, or and not agree with logic', () => {
    const yes: Condition = { op: 'eq', field: 'stage', value: 'primary' }
    const no: Condition = { op: 'not', condition: yes }
    const part = fc.boolean().map((value) => (value ? yes : no))
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), (all) => {
        expect(holds({ op: 'and', all }, values)).toBe(all.every((each) => each === yes))
        expect(holds({ op: 'or', all }, values)).toBe(all.some((each) => each === yes))
      }),
    )
  })
})

describe('what is hidden', () => {
  it('is dropped: no real name, number or address leaves a referral that does not tick them', () => {
    const f11 = form('F11')
    const values: FormValues = { ...defaultValues(f11, { facts: factsFromExample(), today }), guardianName: '陈建平' }
    expect(values['realName']).toBe('陈小满')
    const visible = visibleValues(f11, values)
    for (const id of ['realName', 'idNumber', 'identityReason', 'address', 'school', 'guardianName', 'economy'])
      expect(visible).not.toHaveProperty(id)
    expect(visible['alias']).toBe('小满')
    const named = visibleValues(f11, { ...values, shares: ['basic', 'identity'] })
    expect(named['realName']).toBe('陈小满')
    expect(named).not.toHaveProperty('address')
  })

  it('needs its reason as soon as it is ticked', () => {
    const f11 = form('F11')
    const values = { ...exampleValues(f11), shares: ['basic', 'identity', 'whereabouts'] }
    const paths = checkValues(f11, values, 'final', { today }).map(({ path }) => path)
    expect(paths).toEqual(['identityReason', 'realName', 'whereaboutsReason'])
  })

  it('hides what depends on it', () => {
    const nested: FormDefinition = {
      ...form('F01'),
      sections: [
        {
          id: 'all',
          title: null,
          fields: [
            { id: 'a', kind: 'yesNo', label: { zh: '甲', en: 'A' } },
            { id: 'b', kind: 'yesNo', label: { zh: '乙', en: 'B' }, when: { op: 'eq', field: 'a', value: 'yes' } },
            { id: 'c', kind: 'text', label: { zh: '丙', en: 'C' }, when: { op: 'eq', field: 'b', value: 'yes' } },
          ],
        },
      ],
    }
    expect(visibleValues(nested, { a: 'no', b: 'yes', c: 'left over' })).toEqual({ a: 'no' })
    expect(visibleValues(nested, { a: 'yes', b: 'yes', c: 'kept' })).toEqual({ a: 'yes', b: 'yes', c: 'kept' })
  })
})

describe('facts', () => {
  it('that the form repeats are not offered', () => {
    const f01 = form('F01')
    expect(changedFacts(f01, exampleValues(f01), factsFromExample())).toEqual([])
  })

  it('that changed are offered with what they were', () => {
    const f01 = form('F01')
    const values = { ...exampleValues(f01), guardianHealth: '腰椎间盘突出，待手术' }
    expect(changedFacts(f01, values, factsFromExample()).map(({ key, from, to }) => [key, from, to])).toEqual([
      ['guardian.health', '一般', '腰椎间盘突出，待手术'],
    ])
  })

  it('are cleared by the form that owns them, also when it hides the field', () => {
    const f01 = form('F01')
    const values = { ...exampleValues(f01), health: ['healthy'], formerName: '' }
    const changed = new Map(changedFacts(f01, values, factsFromExample()).map(({ key, to }) => [key, to]))
    expect(changed.get('child.formerName')).toBe('')
    expect(changed.get('child.disabilityGrade')).toBe('')
    expect(changed.get('child.disabilityKind')).toEqual([])
    expect(changed.get('child.health')).toEqual(['healthy'])
  })

  it('are not touched by an empty or hidden field of any other form', () => {
    const f11 = form('F11')
    const values = { ...exampleValues(f11), sex: '', alias: '' }
    expect(changedFacts(f11, values, factsFromExample())).toEqual([])
  })

  it('that fit no field are left alone: a word where ticks belong', () => {
    const values = defaultValues(form('F01'), { facts: factsOf([['child.health', '健康']]), today })
    expect(values['health']).toEqual([])
  })

  it('survive the way into a form and back', () => {
    const facts = factsFromExample()
    const values = defaultValues(form('F01'), { facts, today })
    for (const field of valueFields(form('F01'))) {
      if (field.fact === undefined || facts[field.fact] === undefined) continue
      expect(factValue(field, values[field.id] ?? null)).toEqual(facts[field.fact]?.value)
    }
  })
})

describe('tidying when a form is finished', () => {
  it('drops blank rows, blanks at the ends, and puts ticks in the order of the paper', () => {
    const f01 = form('F01')
    const members = f01.sections.flatMap(({ fields }) => fields).find(({ id }) => id === 'members')
    if (members?.kind !== 'table') throw new Error('members is a table')
    const values = {
      ...exampleValues(f01),
      name: ' 陈小满 ',
      categories: ['leftBehind', 'ownDisability'],
      members: [emptyRow(members), { ...emptyRow(members), name: '黄阿妹 ' }],
    }
    const tidy = finalValues(f01, values)
    expect(tidy['name']).toBe('陈小满')
    expect(tidy['categories']).toEqual(['leftBehind', 'ownDifficulty', 'ownDisability'])
    expect(asRows(tidy['members']).map((row) => row['name'])).toEqual(['黄阿妹'])
  })

  it('keeps all rows of a list that is printed in full', () => {
    const f05 = form('F05')
    expect(asRows(finalValues(f05, defaultValues(f05, { facts: {}, today }))['needs'])).toHaveLength(7)
  })

  it('never loses a code nobody knows', () => {
    expect(orderCodes([{ code: 'a', label: { zh: '甲', en: 'A' } }], ['z', 'a'])).toEqual(['a', 'z'])
  })
})

describe('words on paper', () => {
  const f01 = form('F01')
  const words = (id: string, value: FormValues[string]) => {
    const field = valueFields(f01).find((each) => each.id === id)
    if (field === undefined) throw new Error(`no field ${id}`)
    return valueInWords(field, value)
  }

  it.each<[string, FormValues[string], string]>([
    ['birthDate', '2017-05-21', '2017年5月21日'],
    ['birthDate', '不详', '不详'],
    ['sex', '1', '男'],
    ['ethnicGroup', '19', '黎族'],
    ['ethnicGroup', '77', '77'],
    ['nationalRegister', 'yes', '是'],
    ['health', ['ill', 'disabled'], '患病、残疾'],
    ['guardianAge', 41, '41周岁'],
    ['monthlyIncome', 2420, '2420元'],
    ['monthlyIncome', 0.1, '0.1元'],
    ['monthlyIncome', '约2000', '约2000元'],
    ['monthlyIncome', null, ''],
    ['name', '', ''],
    ['livingWith', [], ''],
    ['members', [{ name: '黄阿妹', sex: '2', relation: '62', age: 68 }], '黄阿妹，女，祖母，68'],
  ])('%s %j is printed as %s', (id, value, printed) => {
    expect(words(id, value)).toBe(printed)
  })

  it('of tallies and scores name what was answered', () => {
    const f06 = form('F06')
    const flags = fieldById(f06, 'flags')
    const scores = fieldById(f06, 'scores')
    if (flags?.kind !== 'tally' || scores?.kind !== 'score') throw new Error('a risk sheet')
    expect(valueInWords(flags, { missing: 'yes' })).toBe('失踪、出走、流浪乞讨或疑似被拐卖：是')
    expect(valueInWords(scores, { health: { score: 2, basis: '每周康复三次' } })).toBe('儿童健康2分，每周康复三次')
  })

  it('are in English on an English screen', () => {
    const said = (id: string, value: FormValues[string]) => {
      const field = valueFields(f01).find((each) => each.id === id)
      if (field === undefined) throw new Error(`no field ${id}`)
      return valueInWords(field, value, 'en')
    }
    expect(said('birthDate', '2017-05-21')).toBe('21 May 2017')
    expect(said('sex', '1')).toBe('Male')
    expect(said('nationalRegister', 'yes')).toBe('Yes')
    expect(said('guardianAge', 41)).toMatch(/^41 [a-z]+$/)
    expect(said('health', ['ill', 'disabled'])).toMatch(/^[A-Z][a-z ]+, [A-Z][a-z ]+$/)
    const flags = fieldById(form('F06'), 'flags')
    const scores = fieldById(form('F06'), 'scores')
    if (flags?.kind !== 'tally' || scores?.kind !== 'score') throw new Error('a risk sheet')
    expect(valueInWords(flags, { missing: 'yes' }, 'en')).toMatch(/^[ -~]+: Yes$/)
    expect(valueInWords(scores, { health: { score: 2, basis: '每周康复三次' } }, 'en')).toMatch(
      /^[ -~]+ 2, 每周康复三次$/,
    )
  })

  it('of an option are given in both languages', () => {
    const field = fieldById(f01, 'schoolStage')
    if (field?.kind !== 'oneOf') throw new Error('a choice')
    expect(optionWord(field, 'primary', 'zh')).toBe('小学')
    expect(optionWord(field, 'primary', 'en')).toBe('Primary')
    expect(optionWord(field, 'gone', 'zh')).toBe('gone')
  })

  it('of numbers have no exponent', () => {
    expect(plainNumber(1e21)).toBe('1000000000000000000000')
    expect(plainNumber(0.1 + 0.2)).toBe('0.30000000000000004')
    expect(plainNumber(12.5)).toBe('12.5')
  })
})
