import { startTransition, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

/**
 * What a long list is drawn by while somebody types: it follows the words in the field once the field itself stands, so
 * that a letter never waits for the list, and words that are typed over meanwhile are never drawn.
 *
 * `catchUp` draws the list for the words in the field at once: before Enter opens its first line.
 */
export function useFollowing<Value>(value: Value): readonly [followed: Value, catchUp: () => void] {
  const [followed, setFollowed] = useState(value)
  const latest = useRef(value)
  useLayoutEffect(() => {
    latest.current = value
  })
  useEffect(() => startTransition(() => setFollowed(value)), [value])
  const catchUp = useCallback(() => flushSync(() => setFollowed(latest.current)), [])
  return [followed, catchUp]
}
