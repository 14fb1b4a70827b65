import { readClearCopy, type Meta } from './meta.ts'

/** The clear part in the marker file; `null` when there is none, or it is damaged. */
export function readMarker(text: string | null): Meta | null {
  if (text === null) return null
  try {
    return readClearCopy(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
