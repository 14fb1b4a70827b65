import { readFileSync } from 'node:fs'
import { makeBridgeHalf } from './bridge.ts'
import type { QuickAddresses } from './bytes-worker.ts'
import { makeCodec } from './codec.ts'
import { isolatedWorld } from './isolated-world.ts'
import { mainWorld } from './main-world.ts'
import { makeWay } from './way.ts'

/** Name of the world the preload lives in, as Electron calls it. */
export const PRELOAD_WORLD = 'Electron Isolated Context'

/** The two scripts Chromium runs before any of the page's: for its own world, and for the preload's. */
export function preloadScripts(
  secret: string,
  preloadPath: string,
  addresses: QuickAddresses,
): { readonly page: string; readonly preload: string } {
  const key = JSON.stringify(secret)
  const preload = `function (require, module, exports) {\n${readFileSync(preloadPath, 'utf8')}\n}`
  return {
    page: `(${sourceOf(mainWorld)})(${key}, ${sourceOf(makeBridgeHalf)})`,
    preload: `(${sourceOf(isolatedWorld)})(${key}, ${JSON.stringify(addresses)}, ${sourceOf(makeCodec)}, ${sourceOf(makeWay)}, ${sourceOf(makeBridgeHalf)}, ${preload})\n//# sourceURL=${preloadPath}`,
  }
}

/** Node has already stripped the types away, so this is JavaScript. */
function sourceOf(code: (...args: never) => unknown): string {
  return Function.prototype.toString.call(code)
}
