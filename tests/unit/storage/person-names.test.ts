import { describe, expect, it } from 'vitest'
import { personNames } from '../../../src/storage/selectors/person-names.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { recordConsent } from '../../../src/verbs/consents/record-consent.ts'
import { withdrawConsent } from '../../../src/verbs/consents/withdraw-consent.ts'
import { consentTo } from '../verbs/consent-to.ts'
import { testStation, value } from '../verbs/test-station.ts'

describe('the names that are hidden at the counter', () => {
  it('are those in a consent too: who signed, who witnessed, who took it back', async () => {
    const { desk } = await testStation()
    const { childId } = value(await desk.perform(registerChild, { facts: { 'child.name': '陈小满' } }))
    const paper = { ...consentTo(childId, '海口市第三人民医院', '2026-11-20'), witness: '符玉莲' }
    const { consentId } = value(await desk.perform(recordConsent, paper))
    const back = { consentId, recipient: null, on: '2026-11-23', by: '陈大壮', reason: '' }
    value(await desk.perform(withdrawConsent, back))
    expect([...personNames(desk.workspace.state)].sort()).toEqual(['林秀琴', '符玉莲', '陈大壮', '陈小满'].sort())
  })

  it('are not those of the staff', async () => {
    const { desk, staff } = await testStation()
    const { childId } = value(await desk.perform(registerChild, { facts: { 'child.name': '陈小满' } }))
    const paper = { ...consentTo(childId, '海口市第三人民医院', '2026-11-20'), witness: staff.worker.name }
    value(await desk.perform(recordConsent, paper))
    expect(personNames(desk.workspace.state).has(staff.worker.name)).toBe(false)
  })
})
