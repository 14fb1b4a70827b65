import type { App } from 'electron'

/**
 * Switches with which another program looks into the running app: it would read every name on the screen, and could call
 * every verb. Node's own (`--inspect` …) are off by fuse (electron-builder.ts); these are Chromium's.
 */
const DEBUGGING = ['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address'] as const

/** Whether an installed app was started in a way that opens it to another program. */
export function isOpenToDebugging({ isPackaged, commandLine }: Pick<App, 'isPackaged' | 'commandLine'>): boolean {
  return isPackaged && DEBUGGING.some((name) => commandLine.hasSwitch(name))
}

/**
 * Closes what the rules for requests (session-rules.ts) and the content policy do not reach: WebRTC sends packets past
 * both (each page is told so as well, navigation.ts), and a name that is looked up tells it to whoever answers. The app
 * has nobody to talk to.
 * @param devServer of a build for development, whose updates come from localhost
 */
export function closeNetwork({ commandLine }: Pick<App, 'commandLine'>, devServer: string | undefined): void {
  commandLine.appendSwitch('webrtc-ip-handling-policy', 'disable_non_proxied_udp')
  commandLine.appendSwitch(
    'host-resolver-rules',
    `MAP * ~NOTFOUND${devServer === undefined ? '' : ', EXCLUDE localhost'}`,
  )
}
