import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formByCode } from '../../../forms/forms.ts'
import { caseRight } from '../../../verbs/rights.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { UnseenPage } from '../../app/unseen-page.tsx'
import { DraftPage } from './draft-page.tsx'
import { TrackPage } from './track-page.tsx'

/** One referral: its letter while it is drafted, then what became of it. */
export function ReferralPage() {
  const { t } = useTranslation()
  const { childId, referralId } = useParams({ from: '/children/$childId/referrals/$referralId' })
  const { actor } = useDesk()
  const referral = useWorkspace((state) => state.referrals.get(referralId))
  const letter = useWorkspace((state) => state.documents.get(referralId))
  const mayWrite = useWorkspace(
    (state) =>
      letter !== undefined && (actor.role === 'head' || actor.role === 'worker') && caseRight(actor, state, letter).ok,
  )
  const definition = letter === undefined ? null : formByCode(letter.formCode, letter.formVersion)
  if (referral === undefined || letter === undefined || definition === null)
    return <UnseenPage childId={childId} gone={t('referral.gone')} />
  return letter.status === 'draft' && mayWrite ? (
    <DraftPage key={referralId} referralId={referralId} definition={definition} />
  ) : (
    <TrackPage key={referralId} referral={referral} letter={letter} definition={definition} mayWrite={mayWrite} />
  )
}
