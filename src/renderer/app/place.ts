import { focusField } from '../ui/fields/field-ids.ts'

/**
 * Where the person at the desk is, for coming back after locking: the page's address, the field of its form, and how many
 * characters stand before the caret. All are ids and numbers the app made up, so they may stay in the session's storage
 * while the station is locked; no word of anybody.
 */
const PLACE = 'place'

/** Notes which field has the focus, as long as the window stands. Called once at start. */
export function watchPlace(): void {
  document.addEventListener('focusin', ({ target }) => note(target))
}

/** The desk is about to lock: where in the field somebody writes. Before anything takes the focus away. */
export function noteCaret(): void {
  note(document.activeElement)
}

function note(target: EventTarget | null): void {
  const frame = target instanceof Element ? target.closest<HTMLElement>('[data-field]') : null
  const field = frame?.dataset['field']
  if (field === undefined) return
  const caret = isText(target) ? target.selectionEnd : null
  sessionStorage.setItem(PLACE, JSON.stringify([window.location.hash, field, caret]))
}

/** Another person opens the desk: there is nowhere to come back to. */
export function forgetPlace(): void {
  sessionStorage.removeItem(PLACE)
}

let returned = false

/**
 * Puts the writer back where the desk was locked: once after unlocking, and only on the page that was left.
 * @returns false: there is no such field on this page
 */
export function returnToField(): boolean {
  if (returned) return false
  returned = true
  const noted = sessionStorage.getItem(PLACE)
  if (noted === null) return false
  const [hash, field, caret]: readonly unknown[] = placeOf(noted)
  if (hash !== window.location.hash || typeof field !== 'string' || !focusField(field)) return false
  const control = document.activeElement
  // A page that ended by force has said no more than the field: writing goes on behind the last word.
  if (isText(control)) {
    const at = typeof caret === 'number' ? caret : control.value.length
    control.setSelectionRange(at, at)
  }
  return true
}

/** A control with a caret; a number's or a date's has none to ask for. */
function isText(target: unknown): target is HTMLInputElement | HTMLTextAreaElement {
  if (target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && target.selectionEnd !== null
}

function placeOf(noted: string): readonly unknown[] {
  try {
    const place: unknown = JSON.parse(noted)
    return Array.isArray(place) ? place : []
  } catch {
    // Written by nobody but this page; an older one may have written it otherwise.
    return []
  }
}
