import { useNamesHidden } from '../app/names-hidden.ts'

/** A stretch of `text` to mark, in UTF-16 units: `from` included, `to` not. */
export interface TextRange {
  readonly from: number
  readonly to: number
}

/** Text with search hits in 标记, always with the gold line below. */
export function Marked({ text, ranges }: { readonly text: string; readonly ranges: readonly TextRange[] }) {
  // A name in pieces would not be known as one.
  const namesHidden = useNamesHidden()
  if (namesHidden) return text
  const pieces: { readonly at: number; readonly text: string; readonly hit: boolean }[] = []
  let at = 0
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const start = Math.max(at, from)
    if (to <= start) continue
    if (start > at) pieces.push({ at, text: text.slice(at, start), hit: false })
    pieces.push({ at: start, text: text.slice(start, to), hit: true })
    at = to
  }
  if (at < text.length) pieces.push({ at, text: text.slice(at), hit: false })
  return <>{pieces.map((piece) => (piece.hit ? <mark key={piece.at}>{piece.text}</mark> : piece.text))}</>
}
