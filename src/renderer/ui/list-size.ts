import { createContext, use } from 'react'

/** Of the part of a list that scrolls, with its scroll bar, and the width that is left for its lines; in px. */
export interface ListSize {
  readonly height: number
  readonly lineWidth: number
}

const UNKNOWN: ListSize = { height: 0, lineWidth: 0 }

/** How large lists are where nothing is laid out: in a page that is drawn for nobody (src/renderer/app/rehearse-desk.tsx). */
export const UnmeasuredListSize = createContext<ListSize>(UNKNOWN)

/** By the accessible name of the list. */
const seen = new Map<string, ListSize>()

/**
 * How large a list will most likely be: as it was when it was last seen. Drawn for that it need not be drawn a second time
 * when it stands in the page and is measured. `0` where nothing is known of it.
 */
export function useLikelySize(label: string): ListSize {
  const unmeasured = use(UnmeasuredListSize)
  return seen.get(label) ?? unmeasured
}

export function noteSize(label: string, scroller: HTMLElement): ListSize {
  const size = { height: scroller.offsetHeight, lineWidth: scroller.clientWidth }
  seen.set(label, size)
  return size
}

/** Notes the sizes of all lists in a part of the document, which is laid out for it. */
export function noteSizesIn(part: ParentNode): void {
  for (const list of part.querySelectorAll('[role=grid]')) {
    const { ariaLabel, parentElement } = list
    if (ariaLabel !== null && parentElement !== null) noteSize(ariaLabel, parentElement)
  }
}
