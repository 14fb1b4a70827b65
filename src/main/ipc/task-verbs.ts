import { open, type FileHandle } from 'node:fs/promises'
import { app } from 'electron'
import { letReadersGo } from '../../contract/closed-pipe.ts'
import type { Task, TaskSource, TaskTarget } from '../../contract/task.ts'
import { fail, succeed } from '../../domain/result.ts'
import { readAt } from '../files/durable.ts'
import { fileFailure } from '../files/failures.ts'
import { PartFile } from '../files/part-file.ts'
import { refusal, type VerbHandlers } from './handle.ts'

type TaskVerbs = Pick<VerbHandlers, Extract<keyof VerbHandlers, `task.${string}`>>

/**
 * The terminal of a command line, and the files it named: the page reads and writes those by what they are for and never
 * names a path. Without a task there are none.
 */
export function taskVerbs(task: Task | null): TaskVerbs {
  if (task !== null) letReadersGo(process.stdout, process.stderr)
  const reading = new Map<TaskSource, FileHandle>()
  const writing = new Map<TaskTarget, PartFile>()

  return {
    'task.line': ({ text, to }) => {
      const terminal = to === 'stderr' ? process.stderr : process.stdout
      terminal.write(`${text}\n`)
      return Promise.resolve(succeed(null))
    },

    'task.end': ({ code }) => {
      setImmediate(() => {
        app.exit(code)
      })
      return Promise.resolve(succeed(null))
    },

    'task.read': async ({ from, offset, length }) => {
      const path = sourceOf(task, from)
      if (path === undefined) return refusal('badRequest', 'from')
      try {
        const file = reading.get(from) ?? (await open(path, 'r'))
        reading.set(from, file)
        return succeed({ bytes: await readAt(file, offset, length) })
      } catch (error) {
        return fail(fileFailure(error))
      }
    },

    'task.write': async ({ to, bytes }) => {
      if (to === 'terminal') {
        if (task === null) return refusal('badRequest', 'to')
        // Until it is through: the end of the app would cut off what still waits in a pipe.
        await new Promise<void>((through) => process.stdout.write(bytes, () => through()))
        return succeed(null)
      }
      const path = targetOf(task, to)
      if (path === undefined) return refusal('badRequest', 'to')
      const known = writing.get(to)
      const created = known === undefined ? await PartFile.create(path, { whole: null, over: true }) : succeed(known)
      if (!created.ok) return created
      writing.set(to, created.value)
      const written = await created.value.write(bytes)
      return written.ok ? succeed(null) : written
    },

    'task.keep': async ({ to }) => {
      const file = writing.get(to)
      if (file === undefined) return refusal('badRequest', 'to')
      writing.delete(to)
      return file.keep()
    },
  }
}

function sourceOf(task: Task | null, from: TaskSource): string | undefined {
  if (task?.name === 'importRegister' && from === 'file') return task.file
  return task?.name === 'findChildren' && from === 'queries' ? task.queries : undefined
}

function targetOf(task: Task | null, to: TaskTarget): string | undefined {
  if (task?.name === 'exportRegister' && to === 'out') return task.out
  if (task?.name !== 'importRegister') return undefined
  return to === 'report' ? task.report : to === 'bad' ? task.bad : undefined
}
