/** A stream of this process that others read: standard output or standard error. */
interface Spoken {
  readonly on: (event: 'error', listener: (error: Error) => void) => unknown
}

/**
 * Whoever reads a command's lines may have enough of them (`| head`). The rest is for nobody, and that is no failure: the
 * command ends as it would have, without a word. Anything else that is wrong with the stream stays an error.
 */
export function letReadersGo(...streams: readonly Spoken[]): void {
  for (const stream of streams) {
    stream.on('error', (error) => {
      if (!('code' in error && error.code === 'EPIPE')) throw error
    })
  }
}
