import { app, session } from 'electron'
import type { Task } from '../../contract/task.ts'
import { fail, succeed } from '../../domain/result.ts'
import type { SystemLanguage } from '../language.ts'
import type { Locking } from '../locking/locking.ts'
import type { VerbHandlers } from './handle.ts'

export interface AppDependencies {
  readonly language: SystemLanguage
  readonly task: Task | null
  readonly locking: Pick<Locking, 'guard' | 'covered'>
  /** Ends the page with everything in its memory, and loads it anew. */
  readonly throwAway: () => void
  /** The page's word on closing the window. */
  readonly onClosing: (word: 'heard' | 'go' | 'stay' | 'back') => void
}

/** Verbs about the app itself: what the page needs to start, starting anew, closing. */
export function appVerbs({
  language,
  task,
  locking,
  throwAway,
  onClosing,
}: AppDependencies): Pick<
  VerbHandlers,
  'app.boot' | 'app.reload' | 'app.guard' | 'app.covered' | 'app.closing' | 'app.dropStore'
> {
  return {
    'app.boot': () => {
      const platform = process.platform
      if (platform !== 'linux' && platform !== 'win32' && platform !== 'darwin')
        return Promise.resolve(fail({ kind: 'failed', detail: platform }))
      return Promise.resolve(succeed({ version: app.getVersion(), platform, language, task }))
    },

    'app.reload': () => {
      // The answer goes out first: after it there is nobody left to receive one.
      setImmediate(() => {
        throwAway()
      })
      return Promise.resolve(succeed(null))
    },

    'app.guard': (settings) => {
      locking.guard(settings)
      return Promise.resolve(succeed(null))
    },

    'app.covered': () => {
      locking.covered()
      return Promise.resolve(succeed(null))
    },

    'app.closing': ({ word }) => {
      // The answer goes out first, as above.
      setImmediate(() => {
        onClosing(word)
      })
      return Promise.resolve(succeed(null))
    },

    'app.dropStore': async () => {
      await session.defaultSession.clearStorageData({ storages: ['indexdb'] })
      return succeed(null)
    },
  }
}
