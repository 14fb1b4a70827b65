import type { Session } from 'electron'
import { isOurAddress } from './origin.ts'

/**
 * Asked for by nothing but the app's own page. Without it Chromium may drop the store when the disk runs full.
 * Everything else (camera, microphone, location, notifications, clipboard reading …) is denied.
 */
const GRANTED_PERMISSION = 'persistent-storage'

/** Closes the session: no network, no permissions, no spell checker (it downloads dictionaries). */
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
