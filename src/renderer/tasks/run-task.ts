import type { OutsideFailure } from '../../contract/ipc.ts'
import type { Task } from '../../contract/task.ts'
import type { Language } from '../../domain/localized.ts'
import type { FoundStation } from '../../storage/find-station.ts'
import { exportRegister } from './export-register.ts'
import { findChildren } from './find-children.ts'
import { importRegister } from './import-register.ts'
import { sample } from './sample.ts'
import { terminal, type Terminal } from './terminal.ts'

/** What a command line's work has to do with. */
export interface TaskTools {
  readonly station: FoundStation
  readonly language: Language
  readonly terminal: Terminal
  /** A failure of main or the system in words. */
  readonly outsideSentence: (failure: OutsideFailure) => string
}

/** Does the work of a command line and ends the app. Failures are sentences on the terminal and exit code 1. */
export async function runTask(
  task: Task,
  station: FoundStation,
  outsideSentence: (failure: OutsideFailure) => string,
): Promise<void> {
  try {
    const boot = await window.station.call['app.boot'](undefined)
    const language: Language = boot.ok ? boot.value.language : 'zh'
    await terminal.end(await work(task, { station, language, terminal, outsideSentence }))
  } catch (error) {
    await failTask(error instanceof Error ? `${error.name}: ${error.message}` : String(error))
  }
}

/** Returns the exit code. */
function work(task: Task, tools: TaskTools): Promise<number> {
  switch (task.name) {
    case 'sample':
      return sample(task, tools.station.store, tools.language, tools.terminal)
    case 'importRegister':
      return importRegister(task, tools)
    case 'findChildren':
      return findChildren(task, tools)
    case 'exportRegister':
      return exportRegister(task, tools)
  }
}

/** Ends a command line that cannot even begin, e.g. because the store does not open. */
export async function failTask(sentence: string): Promise<void> {
  await terminal.trouble(sentence)
  await terminal.end(1)
}
