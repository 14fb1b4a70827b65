import { originOf } from './addresses.ts'

/** Electron's WebFrameMain: what a message's sender is judged by. */
export class WebFrame {
  url = ''

  get origin(): string {
    return originOf(this.url)
  }
}
