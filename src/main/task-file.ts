import { readFileSync } from 'node:fs'
import { taskSchema, type Task } from '../contract/task.ts'
import { fail, succeed, type Result } from '../domain/result.ts'
import { z } from '../domain/zod.ts'

/**
 * The task a command line asked for: `--task=FILE` or `STATION_TASK=FILE`, a JSON file. Its password may stand in the
 * file or in STATION_PASSWORD, never among the arguments: those can be read by every user of the PC. The words of a search
 * (STATION_QUERY) hold a name and go the same way.
 * @returns null when the app was started by a person
 */
export function readTask(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Result<Task | null, string> {
  const path =
    args.find((argument) => argument.startsWith('--task='))?.slice('--task='.length) ?? environment['STATION_TASK']
  if (path === undefined || path === '') return succeed(null)
  let written: unknown
  try {
    written = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    return fail(`The task file ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  const { STATION_PASSWORD: password, STATION_QUERY: query } = environment
  const parsed = taskSchema.safeParse(
    typeof written === 'object' && written !== null
      ? { ...(password === undefined ? {} : { password }), ...(query === undefined ? {} : { query }), ...written }
      : written,
  )
  return parsed.success
    ? succeed(parsed.data)
    : fail(`The task file ${path} is not right: ${z.prettifyError(parsed.error)}`)
}
