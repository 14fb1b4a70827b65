import type { DevtoolsPipe } from './pipe.ts'

const ready = Promise.withResolvers<DevtoolsPipe>()

/** Windows may be asked for before Chromium has answered; they wait here. */
export const chromium: Promise<DevtoolsPipe> = ready.promise

export function chromiumIs(pipe: DevtoolsPipe): void {
  ready.resolve(pipe)
}
