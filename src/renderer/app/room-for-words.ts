import { DRAFT_CHARACTERS } from '../../forms/schema.ts'

/** What a field of no paper holds (a reason, a name, a search), in UTF-16 units, when it says nothing itself. */
const FIELD_CHARACTERS = 4000

/** Words a field had no room for. What stood there is as it was. */
export interface TooMany {
  readonly field: HTMLInputElement | HTMLTextAreaElement
  /** In UTF-16 units, as fields count. */
  readonly added: number
  /** How many more fit. */
  readonly room: number
  readonly most: number
}

/**
 * Refuses words that a field has no room for before they are in it, all of them: a paste that is cut, or megabytes laid
 * out first and refused when stored, would both lose something or hold the page up. Of an input method's words each
 * letter is taken and the field cuts them itself.
 * @returns how to stop
 */
export function refuseTooMany(root: Document, onRefused: (refused: TooMany) => void): () => void {
  const look = (event: InputEvent) => {
    const refused = tooMany(event)
    if (refused === null) return
    event.preventDefault()
    onRefused(refused)
  }
  root.addEventListener('beforeinput', look, { capture: true })
  return () => root.removeEventListener('beforeinput', look, { capture: true })
}

function tooMany({ target, data, dataTransfer, cancelable }: InputEvent): TooMany | null {
  if (!cancelable || !(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return null
  const added = (data ?? dataTransfer?.getData('text/plain') ?? '').length
  if (added === 0) return null
  const most = mostIn(target)
  const replaced = (target.selectionEnd ?? 0) - (target.selectionStart ?? 0)
  const room = Math.max(0, most - target.value.length + replaced)
  return added <= room ? null : { field: target, added, room, most }
}

function mostIn(field: TooMany['field']): number {
  if (field.maxLength >= 0) return field.maxLength
  return field.closest('[data-field]') === null ? FIELD_CHARACTERS : DRAFT_CHARACTERS
}
