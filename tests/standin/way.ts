/** One end of the way messages go between main and a preload's world. */
export interface Way<Said> {
  readonly send: (message: Said, bytes: readonly Uint8Array[]) => void
  /** The quick way is there: everything goes it from now on. */
  readonly open: (quick: QuickWay) => void
  /** What comes by either way goes in here. */
  readonly text: (text: string) => void
  readonly bytes: (bytes: Uint8Array) => void
}

export interface QuickWay {
  readonly text: (text: string) => void
  readonly bytes: (bytes: Uint8Array) => void
}

/**
 * DevTools is there from the first line of the preload on, and slow: text in text, and each byte several times over. The
 * quick way comes a moment later and takes bytes as they are. Messages are numbered, so that they are heard in their
 * order whichever way they went; one with bytes waits for the quick way, and those after it with it. Main and the world
 * both use this; the latter gets it by its source text, so it may refer to nothing outside itself.
 * @param slow sends text by DevTools
 * @param hear is told what the other end has said, and nothing else
 */
export function makeWay<Said>(
  slow: (text: string) => void,
  hear: (message: unknown, bytes: readonly Uint8Array[]) => void,
): Way<Said> {
  interface Letter {
    readonly number: number
    /** How many pieces of bytes follow. */
    readonly bytes: number
    readonly message: unknown
  }
  let quick: QuickWay | null = null
  let sent = 0
  const held: ((way: QuickWay) => void)[] = []
  let heard = 0
  const early = new Map<number, () => void>()
  let coming: { readonly letter: Letter; readonly parts: Uint8Array[] } | null = null

  const arrived = ({ number, message }: Letter, parts: readonly Uint8Array[]): void => {
    early.set(number, () => hear(message, parts))
    for (let next = early.get(heard + 1); next !== undefined; next = early.get(heard + 1)) {
      heard += 1
      early.delete(heard)
      next()
    }
  }
  return {
    send: (message, bytes) => {
      sent += 1
      const text = JSON.stringify({ number: sent, bytes: bytes.length, message })
      const quickly = (way: QuickWay): void => {
        way.text(text)
        for (const piece of bytes) way.bytes(piece)
      }
      if (quick !== null) quickly(quick)
      else if (bytes.length === 0 && held.length === 0) slow(text)
      else held.push(quickly)
    },
    open: (way) => {
      quick = way
      for (const quickly of held.splice(0)) quickly(way)
    },
    text: (text) => {
      // Only the other end knows where this goes in; it sends nothing else.
      const letter = JSON.parse(text) as Letter
      if (letter.bytes === 0) arrived(letter, [])
      else coming = { letter, parts: [] }
    },
    bytes: (bytes) => {
      if (coming === null) return
      const { letter, parts } = coming
      parts.push(bytes)
      if (parts.length < letter.bytes) return
      coming = null
      arrived(letter, parts)
    },
  }
}
