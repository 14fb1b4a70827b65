/** How a value crosses between the page's world and the preload's: functions and promises stay where they are. */
export type Packed =
  | { readonly is: 'value'; readonly value: unknown }
  | { readonly is: 'function'; readonly id: number }
  | { readonly is: 'promise'; readonly id: number }
  | { readonly is: 'error'; readonly message: string }
  | { readonly is: 'list'; readonly items: readonly Packed[] }
  | { readonly is: 'record'; readonly entries: readonly (readonly [string, Packed])[] }

export type Outcome = { readonly ok: true; readonly value: Packed } | { readonly ok: false; readonly message: string }

export type BridgeMessage =
  | { readonly op: 'call'; readonly id: number; readonly args: readonly Packed[] }
  | { readonly op: 'answer'; readonly outcome: Outcome }
  | { readonly op: 'settle'; readonly id: number; readonly outcome: Outcome }
  | { readonly op: 'expose'; readonly key: string; readonly api: Packed }
  | { readonly op: 'open'; readonly url: string }

export interface BridgeHalf {
  readonly send: (message: BridgeMessage) => void
  readonly pack: (value: unknown) => Packed
  readonly unpack: (packed: Packed) => unknown
}

/**
 * One half of the context bridge; each world runs its own. They share only the DOM: events of a secret name carry
 * structured clones, synchronously. Sent by its source text, so it may refer to nothing outside itself.
 * @param mine name of the events this half listens to
 * @param theirs name of the events the other half listens to
 * @param special what to do with `expose` and `open`
 */
export function makeBridgeHalf(
  mine: string,
  theirs: string,
  special: (message: BridgeMessage, half: BridgeHalf) => void,
): BridgeHalf {
  type Call = (...args: readonly unknown[]) => unknown
  const functions = new Map<number, Call>()
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let last = 0
  let answer: Outcome | undefined

  const send = (message: BridgeMessage): void => {
    window.dispatchEvent(new CustomEvent(theirs, { detail: message }))
  }
  const words = (error: unknown): string => (error instanceof Error ? error.message : String(error))
  const isFunction = (value: unknown): value is Call => typeof value === 'function'
  const isCloned = (value: object): boolean =>
    ArrayBuffer.isView(value) || [ArrayBuffer, Date, Map, Set, RegExp, Blob].some((kind) => value instanceof kind)

  const pack = (value: unknown): Packed => {
    if (isFunction(value)) {
      last += 1
      functions.set(last, value)
      return { is: 'function', id: last }
    }
    if (typeof value !== 'object' || value === null || isCloned(value)) return { is: 'value', value }
    if (value instanceof Promise) {
      last += 1
      const id = last
      value.then(
        (settled) => {
          send({ op: 'settle', id, outcome: { ok: true, value: pack(settled) } })
        },
        (error: unknown) => {
          send({ op: 'settle', id, outcome: { ok: false, message: words(error) } })
        },
      )
      return { is: 'promise', id }
    }
    if (value instanceof Error) return { is: 'error', message: value.message }
    if (Array.isArray(value)) return { is: 'list', items: value.map(pack) }
    return { is: 'record', entries: Object.entries(value).map(([key, item]) => [key, pack(item)] as const) }
  }

  const unpack = (packed: Packed): unknown => {
    switch (packed.is) {
      case 'value':
        return packed.value
      case 'error':
        return new Error(packed.message)
      case 'list':
        return packed.items.map(unpack)
      case 'record':
        return Object.fromEntries(packed.entries.map(([key, item]) => [key, unpack(item)]))
      case 'promise':
        return new Promise((resolve, reject) => {
          promises.set(packed.id, { resolve, reject })
        })
      case 'function':
        return (...args: readonly unknown[]) => {
          answer = undefined
          send({ op: 'call', id: packed.id, args: args.map(pack) })
          // The other half has set it during dispatch.
          const outcome = answer as Outcome | undefined
          if (outcome === undefined) throw new Error('stand-in: the bridge is gone')
          if (!outcome.ok) throw new Error(outcome.message)
          return unpack(outcome.value)
        }
    }
  }

  const run = (id: number, args: readonly Packed[]): Outcome => {
    try {
      return { ok: true, value: pack(functions.get(id)?.(...args.map(unpack))) }
    } catch (error) {
      return { ok: false, message: words(error) }
    }
  }

  const half = { send, pack, unpack }
  window.addEventListener(mine, (event) => {
    if (!(event instanceof CustomEvent)) return
    // Only the other half knows the name of the event.
    const message = event.detail as BridgeMessage
    if (message.op === 'call') send({ op: 'answer', outcome: run(message.id, message.args) })
    else if (message.op === 'answer') answer = message.outcome
    else if (message.op === 'settle') {
      const waiting = promises.get(message.id)
      promises.delete(message.id)
      if (message.outcome.ok) waiting?.resolve(unpack(message.outcome.value))
      else waiting?.reject(new Error(message.outcome.message))
    } else special(message, half)
  })
  return half
}
