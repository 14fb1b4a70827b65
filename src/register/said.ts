import type { Localized } from '../domain/localized.ts'

/** Something to say about a field of a row: why it was not taken, or what to look at. */
export interface Said {
  /** The heading as it stands in the file; where there is none, what it would be called. */
  readonly field: string
  readonly reason: Localized
}

/** Something to say about a row of the file. `row` is the number a person sees beside it. */
export interface SaidOfRow extends Said {
  readonly row: number
}
