import { describe, expect, it } from 'vitest'
import { noteOnScreen, noteParts } from '../../../src/forms/note-blanks.ts'
import { definitionProblems } from '../../../src/forms/definition-problems.ts'
import { f03 } from '../../../src/forms/definitions/f03.ts'
import type { PrintBlock } from '../../../src/forms/definition.ts'

describe('the blanks of a clause', () => {
  it('stand between its words', () => {
    expect(noteParts('服务期限：{serviceFrom}至{serviceTo}。')).toEqual([
      { text: '服务期限：' },
      { blank: 'serviceFrom' },
      { text: '至' },
      { blank: 'serviceTo' },
      { text: '。' },
    ])
    expect(noteParts('没有空。')).toEqual([{ text: '没有空。' }])
    expect(noteOnScreen('我们是{@stationName}，电话{@stationPhone}。')).toBe('我们是……，电话……。')
  })

  it('are the same in both languages', () => {
    for (const field of f03.sections.flatMap(({ fields }) => fields)) {
      if (field.kind !== 'note') continue
      const blanks = (text: string) => noteParts(text).flatMap((part) => ('blank' in part ? [part.blank] : []))
      expect([field.id, blanks(field.text.en)]).toEqual([field.id, blanks(field.text.zh)])
    }
  })

  it('that nothing fills are told', () => {
    const sections = f03.sections.map((section) => ({
      ...section,
      print: (section.print ?? []).map((block): PrintBlock =>
        block.block === 'clause' ? { block: 'clause', field: block.field } : block,
      ),
    }))
    expect(definitionProblems({ ...f03, sections })).toContain('doing has a blank for serviceTo, which fills none')
  })
})
