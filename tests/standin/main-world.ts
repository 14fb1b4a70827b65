import type { BridgeHalf, BridgeMessage, makeBridgeHalf } from './bridge.ts'

/**
 * Runs first in the page's own world: takes what the preload exposes, and hands `window.open` to main. Sent by its source
 * text, so it may refer to nothing outside itself.
 */
export function mainWorld(secret: string, makeHalf: typeof makeBridgeHalf): void {
  if (window !== window.top) return

  const freezeDeep = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
    for (const item of Object.values(value)) freezeDeep(item)
    return Object.freeze(value)
  }
  const take = (message: BridgeMessage, { unpack }: BridgeHalf) => {
    if (message.op === 'expose')
      Object.defineProperty(window, message.key, { value: freezeDeep(unpack(message.api)), enumerable: true })
  }
  const { send } = makeHalf(`page${secret}`, `preload${secret}`, take)
  window.open = (url) => {
    send({ op: 'open', url: url === undefined ? '' : new URL(url, document.baseURI).href })
    return null
  }
}
