import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FormValues } from '../../../../src/domain/records.ts'
import type { FormDefinition } from '../../../../src/forms/definition.ts'
import type { FieldProblem } from '../../../../src/forms/problems.ts'
import { FormSession } from '../../../../src/renderer/ui/fields/form-session.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const label = { zh: '栏', en: 'field' }
const definition: FormDefinition = {
  code: 'F99',
  version: '1',
  title: label,
  paper: 'form',
  headLine: [],
  notes: [],
  sections: [
    {
      id: 'all',
      title: label,
      fields: [
        { id: 'name', kind: 'text', label, required: true },
        { id: 'number', kind: 'idNumber', label },
        { id: 'reason', kind: 'text', label, required: true, when: { op: 'eq', field: 'name', value: '甲' } },
      ],
    },
  ],
}

/** Rules small enough to see: `name` is needed, a number of other than 18 characters is a doubt, `reason` needs a name. */
function check(values: FormValues): readonly FieldProblem[] {
  const number = values['number']
  return [
    ...(values['name'] === '' ? [{ path: 'name', code: 'required', doubt: false } as const] : []),
    ...(typeof number === 'string' && number !== '' && number.length !== 18
      ? [{ path: 'number', code: 'idShape', doubt: true } as const]
      : []),
  ]
}

function begin(values: FormValues = { name: '', number: '', reason: '' }) {
  return new FormSession(definition, values, {
    shownIds: (now) => new Set(['name', 'number', ...(now['name'] === '甲' ? ['reason'] : [])]),
    check,
  })
}

describe('what is said at a field', () => {
  test('nothing on a new form, though what is missing is counted', () => {
    const session = begin()
    expect(session.problemsAt('name')).toEqual([])
    expect(session.missing.map(({ path }) => path)).toEqual(['name'])
  })

  test('a doubt only once the field was left, and no longer once it is mended', () => {
    const session = begin()
    session.entered('number')
    session.changed({ name: '', number: '46010', reason: '' })
    vi.advanceTimersByTime(200)
    expect(session.problemsAt('number')).toEqual([])
    session.left('number')
    expect(session.problemsAt('number')).toMatchObject([{ code: 'idShape' }])
    session.changed({ name: '', number: '460105201705210037', reason: '' })
    vi.advanceTimersByTime(200)
    expect(session.problemsAt('number')).toEqual([])
  })

  test('emptiness only once finishing was tried; then it says where to go', () => {
    const session = begin()
    session.left('name')
    expect(session.problemsAt('name')).toEqual([])
    expect(session.ask()).toBe('name')
    expect(session.problemsAt('name')).toMatchObject([{ code: 'required' }])
  })

  test('a doubt does not stand in the way of finishing', () => {
    expect(begin({ name: '乙', number: '1', reason: '' }).ask()).toBeNull()
  })
})

describe('who is told of a change', () => {
  test('a field appears with the value it depends on, at once', () => {
    const session = begin()
    let told = 0
    session.subscribe(() => (told += 1))
    session.changed({ name: '甲', number: '', reason: '' })
    expect(session.isShown('reason')).toBe(true)
    expect(told).toBe(1)
  })

  test('problems that stay the same keep their identity, so no field is drawn again', () => {
    const session = begin()
    session.ask()
    const before = session.problemsAt('name')
    session.changed({ name: '', number: 'x', reason: '' })
    vi.advanceTimersByTime(200)
    expect(session.problemsAt('name')).toBe(before)
  })
})
