import type { App, WebContents } from 'electron'
import { isMainPage } from './origin.ts'

/** Every page the app ever creates stays on the app's page, opens no window, embeds no other page and calls nobody. */
export function refuseToLeave(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    keepInside(contents)
  })
}

function keepInside(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isMainPage(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!isMainPage(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
  // Nothing but a proxy, and there is none: WebRTC finds no way out.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
