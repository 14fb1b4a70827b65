import { factKeySchema, type FactKey } from './facts.ts'

/** A dialog or small editor in which words may be typed before they are saved, and what it is about. */
export type TypedPlace =
  /** 建档（先查重）. */
  | { readonly kind: 'newChild' }
  /** The station's letterhead and intervals. */
  | { readonly kind: 'settings' }
  /** One fact of a child. */
  | { readonly kind: 'fact'; readonly childId: string; readonly fact: FactKey }
  /** The categories of a child, or its status or population, as a dialog has them. */
  | { readonly kind: 'categories' | 'moveStatus' | 'movePopulation'; readonly childId: string }
  /** How far the yearly recheck of a file has got. */
  | { readonly kind: 'recheck'; readonly childId: string }
  /** A signed consent about to be entered. */
  | { readonly kind: 'consent'; readonly childId: string }
  /** A consent about to be taken back. */
  | { readonly kind: 'withdraw'; readonly consentId: string }
  /** Why a letter goes to a body nobody has agreed to. */
  | { readonly kind: 'ground'; readonly referralId: string }
  /** What became of a letter. */
  | { readonly kind: 'advance'; readonly referralId: string }
  /** Why a draft goes to the recycle bin. */
  | { readonly kind: 'discard'; readonly documentId: string }
  /** Why something in the recycle bin is erased. */
  | { readonly kind: 'erase'; readonly trashId: string }
  /** Why a colleague's file is opened. */
  | { readonly kind: 'openFile'; readonly childId: string }
  /** Why a supervisor asks for a file's mandatory reports. */
  | { readonly kind: 'openReports'; readonly childId: string }
  /** A comment on a file, or on one of its papers. */
  | { readonly kind: 'comment'; readonly childId: string; readonly documentId: string | null }
  /** Somebody about to be entered on the staff. */
  | { readonly kind: 'newStaff' }
  /** What somebody on the staff is to be called or do from now on. */
  | { readonly kind: 'changeStaff'; readonly staffId: string }
  /** What an attachment is to be called, or why it goes to the recycle bin. */
  | { readonly kind: 'attachmentTitle' | 'trashAttachment'; readonly attachmentId: string }
  /** What an own list is to be called. */
  | { readonly kind: 'listName' }
  /** Why a list leaves the station as a file. */
  | { readonly kind: 'export' }
  /** Why a backup is put in the place of what is here. */
  | { readonly kind: 'swap' }
  /** What was chosen so far of two drafts. */
  | { readonly kind: 'twoDrafts'; readonly one: string; readonly other: string }
  /** What was chosen so far of two files of one child, and why they are one. */
  | { readonly kind: 'merge'; readonly one: string; readonly other: string }

/** `fact/<child id>/child.school`: random ids and names of fields, never words about a person. */
export function placeName(place: TypedPlace): string {
  switch (place.kind) {
    case 'newChild':
    case 'settings':
    case 'newStaff':
    case 'listName':
    case 'export':
    case 'swap':
      return place.kind
    case 'changeStaff':
      return `changeStaff/${place.staffId}`
    case 'attachmentTitle':
    case 'trashAttachment':
      return `${place.kind}/${place.attachmentId}`
    case 'fact':
      return `fact/${place.childId}/${place.fact}`
    case 'categories':
    case 'moveStatus':
    case 'movePopulation':
    case 'recheck':
    case 'consent':
      return `${place.kind}/${place.childId}`
    case 'withdraw':
      return `withdraw/${place.consentId}`
    case 'ground':
    case 'advance':
      return `${place.kind}/${place.referralId}`
    case 'discard':
      return `discard/${place.documentId}`
    case 'erase':
      return `erase/${place.trashId}`
    case 'openFile':
    case 'openReports':
      return `${place.kind}/${place.childId}`
    case 'comment':
      return place.documentId === null ? `comment/${place.childId}` : `comment/${place.childId}/${place.documentId}`
    case 'twoDrafts':
    case 'merge':
      return `${place.kind}/${place.one}/${place.other}`
  }
}

/** `null` for a place this version of the app does not have. */
export function readPlace(name: string): TypedPlace | null {
  const [kind, first = '', second = ''] = name.split('/')
  switch (kind) {
    case 'newChild':
    case 'settings':
    case 'newStaff':
    case 'listName':
    case 'export':
    case 'swap':
      return { kind }
  }
  if (first === '') return null
  switch (kind) {
    case 'changeStaff':
      return { kind, staffId: first }
    case 'attachmentTitle':
    case 'trashAttachment':
      return { kind, attachmentId: first }
    case 'fact': {
      const fact = factKeySchema.safeParse(second)
      return fact.success ? { kind, childId: first, fact: fact.data } : null
    }
    case 'categories':
    case 'moveStatus':
    case 'movePopulation':
    case 'recheck':
    case 'consent':
      return { kind, childId: first }
    case 'withdraw':
      return { kind, consentId: first }
    case 'ground':
    case 'advance':
      return { kind, referralId: first }
    case 'discard':
      return { kind, documentId: first }
    case 'erase':
      return { kind, trashId: first }
    case 'openFile':
    case 'openReports':
      return { kind, childId: first }
    case 'comment':
      return { kind, childId: first, documentId: second === '' ? null : second }
    case 'twoDrafts':
    case 'merge':
      return second === '' ? null : { kind, one: first, other: second }
    default:
      return null
  }
}
