import type { PageHost } from './attach-page.ts'
import { openWindows } from './registry.ts'

type PermissionCheck = (page: PageHost, permission: string, origin: string, details: PermissionDetails) => boolean
type PermissionRequest = (
  page: PageHost,
  permission: string,
  answer: (granted: boolean) => void,
  details: PermissionDetails,
) => void

interface PermissionDetails {
  readonly requestingUrl: string
  readonly isMainFrame: boolean
}

interface RequestDetails {
  readonly url: string
  readonly method: string
}
type BeforeRequest = (details: RequestDetails, answer: (verdict: { readonly cancel?: boolean }) => void) => void

/** Electron's name of a permission → Chromium's. */
const PERMISSIONS = {
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
  geolocation: 'geolocation',
  notifications: 'notifications',
  midi: 'midi',
  media: 'camera',
  'persistent-storage': 'persistent-storage',
  'idle-detection': 'idle-detection',
  'storage-access': 'storage-access',
  'window-management': 'window-management',
} as const

const ORIGIN = 'app://station'

export class Session {
  #mayBegin: BeforeRequest | undefined
  #check: PermissionCheck | undefined
  #request: PermissionRequest | undefined
  /** On unless told otherwise, as in Electron. */
  #spellChecker = true

  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest): void => {
      this.#mayBegin = listener
    },
  }

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.#request = handler
  }

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.#check = handler
  }

  /** Chromium under the stand-in has no devices to be told about. */
  setDevicePermissionHandler(): void {
    return
  }

  /** Written down only: Chromium has no dictionary here. */
  setSpellCheckerEnabled(enable: boolean): void {
    this.#spellChecker = enable
  }

  isSpellCheckerEnabled(): boolean {
    return this.#spellChecker
  }

  /** Only what the app asks for: IndexedDB, of the pages that are open. */
  async clearStorageData({ storages }: { readonly storages: readonly string[] }): Promise<void> {
    if (!storages.includes('indexdb')) return
    for (const { webContents } of openWindows) await webContents.clearIndexedDb()
  }

  isCancelled(details: RequestDetails): Promise<boolean> {
    const listener = this.#mayBegin
    if (listener === undefined) return Promise.resolve(false)
    return new Promise((done) => {
      listener(details, ({ cancel = false }) => {
        done(cancel)
      })
    })
  }

  /** Asked once per window; Chromium then answers by itself. Real Electron asks at the time of use. */
  async permissionsFor(
    page: PageHost,
  ): Promise<readonly { permission: { name: string }; setting: 'granted' | 'denied' }[]> {
    const details = { requestingUrl: `${ORIGIN}/`, isMainFrame: true }
    const verdicts = []
    for (const [electronName, name] of Object.entries(PERMISSIONS)) {
      const checked = this.#check?.(page, electronName, ORIGIN, details) ?? true
      const granted = checked && (await this.#ask(page, electronName, details))
      verdicts.push({ permission: { name }, setting: granted ? ('granted' as const) : ('denied' as const) })
    }
    return verdicts
  }

  #ask(page: PageHost, permission: string, details: PermissionDetails): Promise<boolean> {
    const request = this.#request
    if (request === undefined) return Promise.resolve(true)
    return new Promise((done) => {
      request(page, permission, done, details)
    })
  }
}

export const session = { defaultSession: new Session() }
