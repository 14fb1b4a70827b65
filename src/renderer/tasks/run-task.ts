import type { Task } from '../../contract/task.ts'
import type { Language } from '../../domain/localized.ts'
import type { Store } from '../../storage/store.ts'
import { sample } from './sample.ts'
import { terminal } from './terminal.ts'

const TASKS = { sample } as const

/** Does the work of a command line and ends the app. Failures are sentences on the terminal and exit code 1. */
export async function runTask(task: Task, store: Store): Promise<void> {
  try {
    const boot = await window.station.call['app.boot'](undefined)
    const language: Language = boot.ok ? boot.value.language : 'zh'
    await terminal.end(await TASKS[task.name](task, store, language, terminal))
  } catch (error) {
    await failTask(error instanceof Error ? `${error.name}: ${error.message}` : String(error))
  }
}

/** Ends a command line that cannot even begin, e.g. because the store does not open. */
export async function failTask(sentence: string): Promise<void> {
  await terminal.line(sentence)
  await terminal.end(1)
}
