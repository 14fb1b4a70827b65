import { addScheme } from './addresses.ts'
import { app } from './app.ts'

export type SchemeHandler = (request: Request) => Response | Promise<Response>

const handlers = new Map<string, SchemeHandler>()

/** Electron's `protocol`: the app's own scheme and who answers it. */
export const protocol = {
  registerSchemesAsPrivileged(schemes: readonly { readonly scheme: string }[]): void {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme } of schemes) addScheme(scheme)
  },

  handle(scheme: string, handler: SchemeHandler): void {
    if (handlers.has(scheme)) throw new Error('The scheme has been registered')
    handlers.set(scheme, handler)
  },
}

export function schemeHandler(url: string): SchemeHandler | undefined {
  return handlers.get(url.slice(0, url.indexOf(':')))
}
