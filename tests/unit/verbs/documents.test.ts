import { describe, expect, it } from 'vitest'
import type { FormValues } from '../../../src/domain/records.ts'
import { exampleValues } from '../../../src/forms/example.ts'
import { FORMS, formByCode } from '../../../src/forms/forms.ts'
import { casePhases, currentPhase } from '../../../src/storage/selectors/case-phases.ts'
import { currentPlan, documentsOfChild, drafts } from '../../../src/storage/selectors/documents.ts'
import { factsOf, oldestVerified, staleFacts } from '../../../src/storage/selectors/facts.ts'
import { currentRisk } from '../../../src/storage/selectors/risk.ts'
import { assignWorker } from '../../../src/verbs/children/assign-worker.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { discardDraft } from '../../../src/verbs/documents/discard-draft.ts'
import { finishDocument } from '../../../src/verbs/documents/finish-document.ts'
import { reopenDocument } from '../../../src/verbs/documents/reopen-document.ts'
import { saveDraft } from '../../../src/verbs/documents/save-draft.ts'
import { signDocument } from '../../../src/verbs/documents/sign-document.ts'
import { startDocument } from '../../../src/verbs/documents/start-document.ts'
import { testStation, value, type TestStation } from './test-station.ts'

const NOW = new Date('2026-11-23T12:00:00').toISOString()

function example(code: string): FormValues {
  const definition = formByCode(code)
  if (definition === null) throw new Error(`no form ${code}`)
  return exampleValues(definition)
}

async function withChild(): Promise<TestStation & { readonly childId: string; readonly f01: string }> {
  const station = await testStation()
  const registered = value(
    await station.desk.perform(registerChild, {
      facts: { 'child.name': '陈小满', 'child.birthDate': '2017-09-04', 'guardian.phone': '19900000021' },
    }),
  )
  return { ...station, childId: registered.childId, f01: registered.documentId }
}

async function begun(formCode: string) {
  const station = await withChild()
  const { documentId } = value(await station.desk.perform(startDocument, { childId: station.childId, formCode }))
  return { ...station, documentId, document: () => station.desk.workspace.state.documents.get(documentId) }
}

describe('startDocument', () => {
  it('begins a draft in the newest version, filled from the file', async () => {
    const { document, childId, staff } = await begun('F05')
    expect(document()).toMatchObject({
      childId,
      formCode: 'F05',
      formVersion: formByCode('F05')?.version,
      status: 'draft',
      authorId: staff.head.id,
      createdAt: NOW,
      finishedAt: null,
      signedOn: null,
    })
    expect(document()?.values).toMatchObject({ childName: '陈小满', birthDate: '2017-09-04', assessedOn: '2026-11-23' })
  })

  it('begins a plan with its version, the one it replaces, and the worker in charge', async () => {
    const { desk, childId, document, documentId, staff } = await begun('F08')
    const worker = staff.head.name
    expect(document()?.values).toMatchObject({ edition: '第1版', worker })
    value(await desk.perform(saveDraft, { documentId, values: example('F08') }))
    value(await desk.perform(finishDocument, { documentId }))
    const next = value(await desk.perform(startDocument, { childId, formCode: 'F08' }))
    expect(desk.workspace.state.documents.get(next.documentId)?.values).toMatchObject({
      edition: '第2版，替代第1版',
      worker,
    })
  })

  it('begins an intake with the sex and the date of birth on file: two of the nine situations ask for them', async () => {
    const { desk } = await testStation()
    const { childId } = value(
      await desk.perform(registerChild, {
        facts: { 'child.name': '陈小荷', 'child.sex': '2', 'child.birthDate': '2012-11-24' },
      }),
    )
    const { documentId } = value(await desk.perform(startDocument, { childId, formCode: 'F02' }))
    const values = desk.workspace.state.documents.get(documentId)?.values
    expect(values).toMatchObject({ sex: '2', birthDate: '2012-11-24' })
  })

  it('refuses a form there is not, a child there is not, and a letter without its referral', async () => {
    const { desk, childId } = await withChild()
    const start = (input: { childId: string; formCode: string }) => desk.perform(startDocument, input)
    expect(await start({ childId, formCode: 'F99' })).toMatchObject({ failure: { kind: 'notFound', what: 'form' } })
    expect(await start({ childId: 'x', formCode: 'F02' })).toMatchObject({
      failure: { kind: 'notFound', what: 'child' },
    })
    expect(await start({ childId, formCode: 'F11' })).toMatchObject({ failure: { kind: 'notFound', what: 'referral' } })
  })
})

describe('saveDraft', () => {
  it('keeps whatever is written, however wrong it still is', async () => {
    const { desk, documentId, document, setDay } = await begun('F02')
    setDay('2026-11-24')
    const values = {
      receivedOn: '2026-11-',
      problem: '很长的话'.repeat(30_000),
      applicantPhone: '😀',
      childName: '𬱖'.repeat(300),
    }
    const saved = value(await desk.perform(saveDraft, { documentId, values }))
    expect(document()?.values).toEqual(values)
    expect(document()?.updatedAt).toBe(saved.savedAt)
    expect(document()?.status).toBe('draft')
  })

  it('refuses fields of another form and shapes no field has, and keeps what was there', async () => {
    const { desk, documentId, document } = await begun('F02')
    const before = document()
    for (const values of [{ guardianPhone: '1' }, { problem: { a: 1 } }, { situations: [] }]) {
      const result = await desk.perform(saveDraft, { documentId, values })
      expect(result).toMatchObject({ ok: false, failure: { kind: 'badInput' } })
    }
    expect(document()).toBe(before)
  })

  it('refuses once the paper is finished', async () => {
    const { desk, documentId } = await begun('F02')
    value(await desk.perform(finishDocument, { documentId, values: example('F02') }))
    const late = await desk.perform(saveDraft, { documentId, values: {} })
    expect(late).toEqual({ ok: false, failure: { kind: 'wrongState', state: 'awaitingSignature' } })
  })
})

describe('finishDocument', () => {
  it.each(FORMS.map(({ code }) => code).filter((code) => code !== 'F11' && code !== 'F01'))(
    'takes a complete %s to 待签',
    async (code) => {
      const { desk, documentId, document } = await begun(code)
      value(await desk.perform(finishDocument, { documentId, values: example(code) }))
      expect(document()).toMatchObject({ status: 'awaitingSignature', finishedAt: NOW, signedOn: null })
    },
  )

  it('refuses while something is missing or wrong, names the places, and changes nothing', async () => {
    const { desk, documentId, document } = await begun('F02')
    const values = { ...example('F02'), problem: ' ', firstContactOn: '2027-01-01' }
    const before = desk.workspace.state
    const result = await desk.perform(finishDocument, { documentId, values })
    expect(result).toMatchObject({ ok: false, failure: { kind: 'fieldProblems' } })
    if (result.ok || result.failure.kind !== 'fieldProblems') throw new Error('finished')
    expect(result.failure.problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'firstContactOn inFuture',
      'problem required',
    ])
    expect(desk.workspace.state).toBe(before)
    expect(document()?.status).toBe('draft')
  })

  it('does not stop at a doubt', async () => {
    const { desk, documentId, document } = await begun('F02')
    value(await desk.perform(finishDocument, { documentId, values: { ...example('F02'), applicantPhone: '12' } }))
    expect(document()?.status).toBe('awaitingSignature')
  })

  it('drops what is hidden', async () => {
    const { desk, documentId, document } = await begun('F02')
    const values = { ...example('F02'), decision: 'accept', declineReason: '写了又改主意' }
    value(await desk.perform(finishDocument, { documentId, values }))
    expect(document()?.values).not.toHaveProperty('declineReason')
  })

  it('finishes the draft as it was saved when no values are given', async () => {
    const { desk, documentId, document } = await begun('F02')
    value(await desk.perform(saveDraft, { documentId, values: example('F02') }))
    value(await desk.perform(finishDocument, { documentId }))
    expect(document()).toMatchObject({ status: 'awaitingSignature', values: { decision: 'accept' } })
  })

  it('writes the file from F01: every fact verified today by this paper, hidden ones taken off', async () => {
    const { desk, f01, childId, setDay } = await withChild()
    setDay('2026-12-01')
    const values: FormValues = {
      ...example('F01'),
      schoolStage: 'primary',
      school: '海风小学',
      dropoutReason: '不该留下',
    }
    value(await desk.perform(finishDocument, { documentId: f01, values }))
    const facts = factsOf(desk.workspace.state, childId)
    expect(facts['child.school']).toEqual({ value: '海风小学', verifiedOn: '2026-12-01', documentId: f01 })
    expect(facts['child.dropoutReason']).toBeUndefined()
    expect(facts['child.name']?.value).toBe(values['name'])
    expect(new Set(Object.values(facts).map(({ verifiedOn }) => verifiedOn))).toEqual(new Set(['2026-12-01']))
    expect(oldestVerified(facts)).toBe('2026-12-01')
  })

  it('fills the open papers of brothers and sisters with what F01 says of the household', async () => {
    const { desk, f01, childId } = await withChild()
    const householdId = desk.workspace.state.children.get(childId)?.householdId ?? ''
    const sister = value(await desk.perform(registerChild, { facts: { 'child.name': '陈小谷' }, householdId }))
    const own = { ...desk.workspace.state.documents.get(sister.documentId)?.values, motherWork: '已另写' }
    value(await desk.perform(saveDraft, { documentId: sister.documentId, values: own }))
    const values = { ...example('F01'), fatherName: '陈海生', motherWork: '保洁' }
    value(await desk.perform(finishDocument, { documentId: f01, values }))
    const draft = desk.workspace.state.documents.get(sister.documentId)
    expect(draft?.values).toMatchObject({ fatherName: '陈海生', name: '陈小谷', motherWork: '已另写' })
    expect(draft?.status).toBe('draft')
  })

  it('updates only accepted facts from other forms', async () => {
    const { desk, documentId, childId } = await begun('F02')
    const before = factsOf(desk.workspace.state, childId)
    const values = { ...example('F02'), childName: '陈小蛮', birthDate: '2017-09-05' }
    value(
      await desk.perform(finishDocument, { documentId, values, acceptedFacts: ['child.birthDate', 'child.school'] }),
    )
    const facts = factsOf(desk.workspace.state, childId)
    expect(facts['child.birthDate']).toEqual({ value: '2017-09-05', verifiedOn: '2026-11-23', documentId })
    expect(facts['child.name']).toEqual(before['child.name'])
    expect(facts['child.school']).toBeUndefined()
  })

  it('keeps the level of a rating as its outcome', async () => {
    const { desk, documentId, document, childId } = await begun('F06')
    expect(currentRisk(desk.workspace.state, childId)).toBeNull()
    value(await desk.perform(finishDocument, { documentId, values: example('F06') }))
    const level = document()?.outcome?.riskLevel
    expect(level).toMatch(/^(urgent|high|medium|low)$/)
    expect(currentRisk(desk.workspace.state, childId)?.level).toBe(level)
  })
})

describe('signDocument, reopenDocument, discardDraft', () => {
  it('a paper goes 草稿 → 待签 → 已签, and stays so', async () => {
    const { desk, documentId, document } = await begun('F02')
    const sign = (signedOn: string) => desk.perform(signDocument, { documentId, signedOn })
    expect(await sign('2026-11-23')).toMatchObject({ failure: { kind: 'wrongState', state: 'draft' } })
    value(await desk.perform(finishDocument, { documentId, values: example('F02') }))
    expect(await sign('2026-11-24')).toMatchObject({ failure: { kind: 'badInput', problems: [{ path: 'signedOn' }] } })
    const before = document()
    value(await sign('2026-11-23'))
    expect(document()).toEqual({ ...before, status: 'signed', signedOn: '2026-11-23', updatedAt: NOW })
    for (const again of [
      await sign('2026-11-23'),
      await desk.perform(reopenDocument, { documentId }),
      await desk.perform(discardDraft, { documentId }),
      await desk.perform(finishDocument, { documentId }),
    ]) {
      expect(again).toMatchObject({ ok: false, failure: { kind: 'wrongState', state: 'signed' } })
    }
  })

  it('a paper printed with a mistake can be opened again until it is signed', async () => {
    const { desk, documentId, document } = await begun('F06')
    value(await desk.perform(finishDocument, { documentId, values: example('F06') }))
    value(await desk.perform(reopenDocument, { documentId }))
    expect(document()).toMatchObject({ status: 'draft', outcome: null, finishedAt: null })
    value(await desk.perform(saveDraft, { documentId, values: example('F06') }))
  })

  it('a draft can be thrown away', async () => {
    const { desk, documentId, document } = await begun('F05')
    value(await desk.perform(discardDraft, { documentId }))
    expect(document()).toBeUndefined()
  })

  it('the plan is signed off by the head only', async () => {
    const { desk, deskOf, childId, documentId, staff } = await begun('F08')
    value(await desk.perform(finishDocument, { documentId, values: example('F08') }))
    value(await desk.perform(assignWorker, { childId, workerId: staff.worker.id }))
    const input = { documentId, signedOn: '2026-11-23' }
    const byWorker = await deskOf('worker').perform(signDocument, input)
    expect(byWorker).toEqual({ ok: false, failure: { kind: 'notAllowed', roles: ['head'] } })
    value(await desk.perform(signDocument, input))
  })
})

describe('what is read off the papers', () => {
  it('papers stand newest first; the plan in force is the newest finished one', async () => {
    const { desk, childId, setDay, f01 } = await withChild()
    const write = async (formCode: string, day: string) => {
      setDay(day)
      const { documentId } = value(await desk.perform(startDocument, { childId, formCode }))
      value(await desk.perform(finishDocument, { documentId, values: example(formCode) }))
      return documentId
    }
    const first = await write('F08', '2026-11-24')
    const second = await write('F08', '2026-11-26')
    setDay('2026-11-27')
    const { documentId: third } = value(await desk.perform(startDocument, { childId, formCode: 'F08' }))
    const { state } = desk.workspace
    expect(documentsOfChild(state, childId).map(({ id }) => id)).toEqual([third, second, first, f01])
    expect(currentPlan(state, childId)).toMatchObject({ document: { id: second }, version: 2 })
    expect(drafts(state).map(({ id }) => id)).toEqual([third, f01])
  })

  it('the phase of a case follows its finished papers', async () => {
    const { desk, childId } = await withChild()
    const phase = () => currentPhase(desk.workspace.state, childId)
    const finish = async (formCode: string) => {
      const { documentId } = value(await desk.perform(startDocument, { childId, formCode }))
      value(await desk.perform(finishDocument, { documentId, values: example(formCode) }))
    }
    expect(phase()).toBe('intake')
    await finish('F02')
    expect(phase()).toBe('assessment')
    await finish('F05')
    expect(phase()).toBe('plan')
    await finish('F08')
    expect(phase()).toBe('intervention')
    const steps = casePhases(desk.workspace.state, childId)
    expect(steps.map(({ standing }) => standing)).toEqual(['done', 'done', 'done', 'now', 'ahead', 'ahead', 'ahead'])
  })

  it('a fact is stale once the station’s term is over, to the day', async () => {
    const { desk, childId } = await withChild()
    const facts = factsOf(desk.workspace.state, childId)
    expect(staleFacts(facts, '2027-11-23', 12)).toEqual([])
    expect(staleFacts(facts, '2027-11-24', 12)).toEqual(['child.name', 'child.birthDate', 'guardian.phone'])
  })

  it('derived lists are remembered until their table changes', async () => {
    const { desk, childId } = await withChild()
    const before = documentsOfChild(desk.workspace.state, childId)
    expect(documentsOfChild(desk.workspace.state, childId)).toBe(before)
    value(await desk.perform(startDocument, { childId, formCode: 'F02' }))
    expect(documentsOfChild(desk.workspace.state, childId)).not.toBe(before)
  })
})
