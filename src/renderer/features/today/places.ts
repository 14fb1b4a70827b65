import type { NavigateOptions } from '@tanstack/react-router'
import type { TypedPlace } from '../../../domain/typed-places.ts'
import type { Unfinished } from '../../../storage/selectors/unfinished.ts'
import type { WorkspaceState } from '../../../storage/tables.ts'

/** The page on which something unfinished is gone on with; `null` when it is not there any more. */
export function placeOf(state: WorkspaceState, item: Unfinished): NavigateOptions | null {
  return item.kind === 'draft' ? documentPage(state, item.document.id) : pageOf(state, item.place)
}

function pageOf(state: WorkspaceState, place: TypedPlace): NavigateOptions | null {
  switch (place.kind) {
    case 'newChild':
      return { to: '/children', search: { register: true } }
    case 'settings':
      return { to: '/settings' }
    case 'newStaff':
      return { to: '/settings/staff', search: { add: true } }
    case 'changeStaff':
      return { to: '/settings/staff', search: { change: place.staffId } }
    case 'attachmentTitle':
    case 'trashAttachment': {
      const childId = state.attachments.get(place.attachmentId)?.childId
      return childId === undefined
        ? null
        : { to: '/children/$childId', params: { childId }, search: { tab: 'attachments' } }
    }
    case 'listName':
    case 'export':
      return { to: '/children' }
    case 'swap':
      return { to: '/restore' }
    case 'openFile':
    case 'openReports':
      return { to: '/children/$childId', params: { childId: place.childId } }
    case 'comment':
      return place.documentId === null
        ? { to: '/children/$childId', params: { childId: place.childId } }
        : documentPage(state, place.documentId)
    case 'fact':
      return { to: '/children/$childId', params: { childId: place.childId }, search: { fact: place.fact } }
    case 'categories':
    case 'moveStatus':
    case 'movePopulation':
      return { to: '/children/$childId', params: { childId: place.childId }, search: { open: place.kind } }
    case 'recheck':
      return { to: '/children/$childId/recheck', params: { childId: place.childId } }
    case 'consent':
      return {
        to: '/children/$childId',
        params: { childId: place.childId },
        search: { tab: 'consents', open: 'consent' },
      }
    case 'withdraw': {
      const childId = state.consents.get(place.consentId)?.childId
      return childId === undefined
        ? null
        : { to: '/children/$childId', params: { childId }, search: { tab: 'consents', withdraw: place.consentId } }
    }
    case 'ground':
    case 'advance':
      return documentPage(state, place.referralId)
    case 'discard':
      return documentPage(state, place.documentId)
    case 'erase':
      return { to: '/trash' }
    case 'merge':
      return { to: '/children/$childId/merge/$otherId', params: { childId: place.one, otherId: place.other } }
    case 'twoDrafts': {
      const childId = state.documents.get(place.one)?.childId
      return childId === undefined ? null : twoDraftsPage(childId, place.one, place.other)
    }
  }
}

export function twoDraftsPage(childId: string, one: string, other: string): NavigateOptions {
  return { to: '/children/$childId/two-drafts/$one/$other', params: { childId, one, other } }
}

function documentPage(state: WorkspaceState, documentId: string): NavigateOptions | null {
  const document = state.documents.get(documentId)
  if (document === undefined) return null
  const { childId, formCode } = document
  return formCode === 'F11'
    ? { to: '/children/$childId/referrals/$referralId', params: { childId, referralId: documentId } }
    : { to: '/children/$childId/documents/$documentId', params: { childId, documentId } }
}
