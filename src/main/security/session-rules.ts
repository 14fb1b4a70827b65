import type { Session } from 'electron'
import { isOurAddress } from './origin.ts'

/**
 * Asked for by nothing but the app's own page. Without it Chromium may drop the store when the disk runs full.
 * Everything else (camera, microphone, location, notifications, clipboard reading …) is denied.
 */
const GRANTED_PERMISSION = 'persistent-storage'

/**
 * Closes the session: no network, no permissions, nothing that learns from what is typed.
 *
 * Of the four things in a browser that do, Electron has one. Its spell checker downloads dictionaries and keeps a list of
 * learned words in clear; it is off here and in each window's preferences. Chrome's password manager, autofill and form
 * history are not built into Electron (electron#6422, electron#34902), so there is no call to switch them off. In case
 * that changes, every field of the page refuses them itself (src/renderer/app/theme.ts, tests/security/typed-words).
 */
export function closeSession(session: Session, devServer: string | undefined): void {
  session.setSpellCheckerEnabled(false)
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(permission === GRANTED_PERMISSION && isOurAddress(details.requestingUrl))
  })
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === GRANTED_PERMISSION && isOurAddress(origin),
  )
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !mayLoad(details.url, devServer) })
  })
}

/** What may be loaded at all: the app's own files and what its pages made in memory. */
export function mayLoad(address: string, devServer: string | undefined): boolean {
  const url = URL.parse(address)
  if (url === null) return false
  if (url.protocol === 'data:' || isOurAddress(address)) return true
  if (url.protocol === 'blob:') return isOurAddress(url.pathname)
  if (devServer === undefined) return false
  return url.protocol === 'devtools:' || address.startsWith(`${devServer.replace(/^http/, 'ws')}/`)
}
