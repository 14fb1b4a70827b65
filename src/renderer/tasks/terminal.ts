/** The terminal of the command line that started the app: lines, then one exit code. */
export interface Terminal {
  readonly line: (text: string) => Promise<void>
  /** Ends the app. 0: done. 1: refused or failed, with a sentence before. */
  readonly end: (code: number) => Promise<void>
}

export const terminal: Terminal = {
  line: async (text) => {
    await window.station.call['task.line']({ text })
  },
  end: async (code) => {
    await window.station.call['task.end']({ code })
  },
}
