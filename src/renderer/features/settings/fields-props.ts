import type { FigureKey, StationEntry, TextKey } from './station-entry.ts'

/** What each card of station settings gets. */
export interface FieldsProps {
  readonly entry: StationEntry
  readonly onChange: (entry: StationEntry) => void
  /** Fields to mark; empty until saving was tried. */
  readonly problems: ReadonlySet<TextKey | FigureKey>
  /** Shown, but not to be changed: only the head may. */
  readonly disabled: boolean
}
