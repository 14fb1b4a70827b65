/** Of a long commit: how far it is, and a way to stop it while nothing of it is stored. */
export interface CommitWatch {
  /** Minded until the journal takes the entry: after that it is saved. */
  readonly cancel?: AbortSignal
  /** Rows of a long verb that are gone through, of how many: before anything is sealed. */
  readonly onPrepared?: (done: number, of: number) => void
  /** Changes that are sealed, of how many. */
  readonly onSealed?: (done: number, of: number) => void
  /** The journal takes it now. */
  readonly onWriting?: () => void
}
