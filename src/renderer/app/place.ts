/**
 * Where the person at the desk is, for coming back after locking: the page's address and the field of its form. Both are
 * ids the app made up, so they may stay in the session's storage while the station is locked; no word of anybody.
 */
const PLACE = 'place'

/** Notes which field has the focus, as long as the window stands. Called once at start. */
export function watchPlace(): void {
  document.addEventListener('focusin', ({ target }) => {
    const frame = target instanceof Element ? target.closest<HTMLElement>('[data-field]') : null
    const field = frame?.dataset['field']
    if (field !== undefined) sessionStorage.setItem(PLACE, JSON.stringify([window.location.hash, field]))
  })
}

/** Another person opens the desk: there is nowhere to come back to. */
export function forgetPlace(): void {
  sessionStorage.removeItem(PLACE)
}

let returned = false

/** The field to come back to on this page: once after unlocking, and only on the page that was left. */
export function fieldToReturnTo(): string | null {
  if (returned) return null
  returned = true
  const noted = sessionStorage.getItem(PLACE)
  if (noted === null) return null
  const [hash, field]: readonly unknown[] = placeOf(noted)
  return hash === window.location.hash && typeof field === 'string' ? field : null
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
