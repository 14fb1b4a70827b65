// `npm run sample -- --profile DIR --children N --years Y --seed S --password P [--names FILE] [--staff]`: a synthetic
// station in an empty profile folder, made by the app's own verbs. The head's account is `head`; --staff adds a
// `worker` with every second child, a `supervisor` and a `clerk`, all with the same password. STATION_PROFILE and
// STATION_PASSWORD stand for their options.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { taskSchema, type Task } from '../src/contract/task.ts'
import { fail, succeed, type Result } from '../src/domain/result.ts'
import { buildIfNeeded, runTaskInApp } from './app-process.ts'

const USAGE =
  'Usage: npm run sample -- --profile DIR --children N --years Y --seed S --password P [--names FILE] [--staff]\n' +
  'One to 20,000 children over one to 20 years. The names in FILE, one a line, are used first.\n' +
  '--staff adds the accounts worker, supervisor and clerk, with the same password.'

function readWish(args: readonly string[]): Result<{ readonly task: Task; readonly profile: string }, string> {
  let values
  try {
    values = parseArgs({
      args: [...args],
      options: {
        profile: { type: 'string' },
        children: { type: 'string', default: '60' },
        years: { type: 'string', default: '2' },
        seed: { type: 'string', default: '1' },
        password: { type: 'string' },
        names: { type: 'string' },
        staff: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
  const profile = values.profile ?? process.env['STATION_PROFILE']
  if (profile === undefined || profile === '') return fail('Which folder? Give --profile or STATION_PROFILE.')
  const password = values.password ?? process.env['STATION_PASSWORD']
  if (password === undefined || password === '') return fail('Which password? Give --password or STATION_PASSWORD.')
  const names = readNames(values.names)
  if (!names.ok) return names
  const task = taskSchema.safeParse({
    name: 'sample',
    children: Number(values.children),
    years: Number(values.years),
    seed: Number(values.seed),
    password,
    names: names.value,
    staff: values.staff,
  })
  if (task.success) return succeed({ task: task.data, profile })
  return fail(
    `Not right: ${task.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('; ')}`,
  )
}

function readNames(file: string | undefined): Result<readonly string[], string> {
  if (file === undefined) return succeed([])
  try {
    const lines = readFileSync(file, 'utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)
    return succeed(lines.map((line) => line.trim()).filter((line) => line !== ''))
  } catch (error) {
    return fail(`The file of names cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const wish = readWish(process.argv.slice(2))
if (!wish.ok) {
  console.error(`${wish.failure}\n${USAGE}`)
  process.exitCode = 2
} else {
  process.exitCode = buildIfNeeded() ? await runTaskInApp(wish.value.task, wish.value.profile) : 1
}
