import { describe, expect, it } from 'vitest'
import { answerPrint } from '../../../src/papers/answer-print.ts'
import { openFaces } from '../../../src/papers/faces/faces.ts'
import { faces, formModel } from './bench.ts'

describe('The print process answers every request', () => {
  it('with the pages', async () => {
    const reply = await answerPrint({ id: 7, model: formModel('F02', {}) }, () => faces)
    expect(reply).toMatchObject({ kind: 'printed', id: 7, pages: 1 })
  })

  it.each([
    ['nothing', undefined, -1],
    ['a word', 'print', -1],
    ['no model', { id: 3 }, 3],
    ['a strange model', { id: 4, model: { kind: 'letter' } }, 4],
    ['a number that is none', { id: 'x', model: formModel('F02', {}) }, -1],
  ])('with a refusal for %s', async (_, request, id) => {
    expect(await answerPrint(request, () => faces)).toMatchObject({ kind: 'refused', id, reason: { kind: 'badModel' } })
  })

  it('with the form it does not know', async () => {
    const reply = await answerPrint({ id: 1, model: { ...formModel('F99', {}), formVersion: '1' } }, () => faces)
    expect(reply).toMatchObject({ reason: { kind: 'unknownForm', formCode: 'F99', formVersion: '1' } })
  })

  it('with a refusal when the faces are not there', async () => {
    const reply = await answerPrint({ id: 2, model: formModel('F02', {}) }, () => openFaces('/nowhere', '/nowhere'))
    expect(reply).toMatchObject({ kind: 'refused', id: 2, reason: { kind: 'failed' } })
  })

  it('and does not quote what was typed when the model is bad', async () => {
    const reply = await answerPrint({ id: 5, model: { ...formModel('F02', {}), mode: '陈小满' } }, () => faces)
    expect(JSON.stringify(reply)).not.toContain('陈小满')
  })

  it('one after the other, however many come at once', async () => {
    const replies = await Promise.all(
      [1, 2, 3, 4].map((id) =>
        answerPrint({ id, model: formModel('F02', { childName: `甲乙丙丁${String(id)}` }) }, () => faces),
      ),
    )
    expect(replies.map((reply) => reply.kind)).toEqual(['printed', 'printed', 'printed', 'printed'])
  })
})
