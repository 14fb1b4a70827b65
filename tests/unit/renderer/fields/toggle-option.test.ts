import { expect, test } from 'vitest'
import { toggleOption } from '../../../../src/renderer/ui/fields/toggle-option.ts'

const label = { zh: '字', en: 'word' }
const options = [
  { code: 'orphan', label },
  {
    code: 'own',
    label,
    children: [
      { code: 'disability', label },
      { code: 'illness', label },
    ],
  },
  { code: 'other', label },
]

test('codes keep the order of the paper, however they were ticked', () => {
  expect(toggleOption(options, ['other'], 'orphan')).toEqual(['orphan', 'other'])
})

test('a sub-option brings its option with it', () => {
  expect(toggleOption(options, [], 'illness')).toEqual(['own', 'illness'])
})

test('an option taken away takes its sub-options', () => {
  expect(toggleOption(options, ['orphan', 'own', 'disability', 'illness'], 'own')).toEqual(['orphan'])
})

test('a sub-option taken away leaves its option', () => {
  expect(toggleOption(options, ['own', 'illness'], 'illness')).toEqual(['own'])
})

test('a code of an earlier list is not lost in silence', () => {
  expect(toggleOption(options, ['formerCode'], 'orphan')).toEqual(['orphan', 'formerCode'])
})
