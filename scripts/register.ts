// `npm run register -- import FILE | find "QUERY" | export …`: the register of a station without its screens, by the app's
// own verbs. STATION_PROFILE and STATION_PASSWORD stand for their options. src/register/README.md tells what is taken.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { letReadersGo } from '../src/contract/closed-pipe.ts'
import { taskSchema, type Task } from '../src/contract/task.ts'
import { fail, succeed, type Result } from '../src/domain/result.ts'
import { buildIfNeeded, runTaskInApp } from './app-process.ts'

const USAGE = `Usage:
  npm run register -- import FILE --profile DIR --password P [--report R.json] [--bad BAD.xlsx] [--dry-run]
  npm run register -- find "QUERY" --profile DIR --password P [--queries FILE]
  npm run register -- export --format xlsx|csv|json [--pseudonymised] --out F --profile DIR --password P [--reason "…"]
The password is a head's; --account names somebody else. find prints a line of JSON for each query, and nothing else.`

/** Why an export was made, when nobody says. It stands in the trail. */
const REASON = '命令行导出'

interface Wish {
  readonly task: Task
  readonly profile: string
}

function readWish(args: readonly string[]): Result<Wish, string> {
  let parsed
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        profile: { type: 'string' },
        password: { type: 'string' },
        account: { type: 'string' },
        report: { type: 'string' },
        bad: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        queries: { type: 'string' },
        format: { type: 'string' },
        pseudonymised: { type: 'boolean', default: false },
        out: { type: 'string' },
        reason: { type: 'string', default: REASON },
      },
    })
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
  const { values, positionals } = parsed
  const [what, words, ...more] = positionals
  if (more.length > 0) return fail(`Not understood: ${more.join(' ')}`)
  const profile = values.profile ?? process.env['STATION_PROFILE']
  if (profile === undefined || profile === '') return fail('Which folder? Give --profile or STATION_PROFILE.')
  const password = values.password ?? process.env['STATION_PASSWORD']
  if (password === undefined || password === '') return fail('Which password? Give --password or STATION_PASSWORD.')
  const desk = { password, account: values.account }
  const wished = wishedTask(what, words, values)
  if (!wished.ok) return wished
  const task = taskSchema.safeParse({ ...desk, ...wished.value })
  if (task.success) return succeed({ task: task.data, profile })
  return fail(
    `Not right: ${task.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('; ')}`,
  )
}

interface Values {
  readonly report?: string | undefined
  readonly bad?: string | undefined
  readonly 'dry-run': boolean
  readonly queries?: string | undefined
  readonly format?: string | undefined
  readonly pseudonymised: boolean
  readonly out?: string | undefined
  readonly reason: string
}

/** The task as far as its own options say it; the schema says whether it is right. */
function wishedTask(what: string | undefined, words: string | undefined, values: Values): Result<object, string> {
  switch (what) {
    case 'import':
      if (words === undefined) return fail('Which file? Give it after import.')
      if (!existsSync(words)) return fail(`There is no file ${words}.`)
      return succeed({
        name: 'importRegister',
        file: resolve(words),
        report: wholePath(values.report),
        bad: wholePath(values.bad),
        dryRun: values['dry-run'],
      })
    case 'find':
      if (words === undefined && values.queries === undefined)
        return fail('What is to be found? Give words or --queries.')
      if (values.queries !== undefined && !existsSync(values.queries))
        return fail(`There is no file ${values.queries}.`)
      // A file of queries is asked instead of the words beside it: a line of it is a line of the answer.
      return succeed(
        values.queries === undefined
          ? { name: 'findChildren', query: words }
          : { name: 'findChildren', queries: wholePath(values.queries) },
      )
    case 'export':
      if (words !== undefined) return fail(`Not understood: ${words}`)
      if (values.out === undefined) return fail('Where to? Give --out.')
      return succeed({
        name: 'exportRegister',
        format: values.format,
        pseudonymised: values.pseudonymised,
        out: wholePath(values.out),
        reason: values.reason,
      })
    default:
      return fail('What is to be done: import, find or export?')
  }
}

function wholePath(path: string | undefined): string | undefined {
  return path === undefined ? undefined : resolve(path)
}

letReadersGo(process.stdout, process.stderr)
const wish = readWish(process.argv.slice(2))
if (!wish.ok) {
  console.error(`${wish.failure}\n${USAGE}`)
  process.exitCode = 2
} else {
  // Standard output is for answers: what is said while building goes beside it.
  process.exitCode = buildIfNeeded(console.error) ? await runTaskInApp(wish.value.task, wish.value.profile) : 1
}
