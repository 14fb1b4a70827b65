/** The one origin of the app's pages. */
export const APP_SCHEME = 'app'
export const APP_HOST = 'station'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`
export const MAIN_PAGE = `${APP_ORIGIN}/index.html`

/**
 * Whether an address belongs to the app. Compares parsed parts, never substrings: `app://station@evil/`,
 * `app://station.evil/` and `https://x/?app://station/` are all foreign.
 */
export function isOurAddress(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '' && url.password === ''
}

/** Whether an address is the page itself: the only place the window may go. */
export function isMainPage(address: string): boolean {
  if (!isOurAddress(address)) return false
  const path = URL.parse(address)?.pathname
  return path === '/' || path === '/index.html'
}
