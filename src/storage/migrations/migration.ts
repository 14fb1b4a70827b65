/**
 * One step from a schema version to the next, on plain values. It is frozen once it is released: it imports nothing of
 * the app (what it needs is copied into it), reads no clock, and knows one record at a time, so the same step serves the
 * store, a backup, and single entries of the journal.
 */
export interface Migration {
  /** The version it leads to, from the one before. */
  readonly to: number
  /**
   * By table: a JSON value as the version before had it → as this one has it. Tables that are not named stay as they
   * are, and a new table needs no step. What is no record of that version comes back unchanged.
   */
  readonly up: Readonly<Record<string, (record: unknown) => unknown>>
}
