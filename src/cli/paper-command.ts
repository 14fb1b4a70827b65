import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { PaperHead } from '../contract/print-model.ts'
import { findUnprintable } from '../domain/glyph-coverage.ts'
import { formValuesSchema, type FormValues } from '../domain/records.ts'
import { fail, succeed, type Result } from '../domain/result.ts'
import { checkValues } from '../forms/check.ts'
import type { FormDefinition } from '../forms/definition.ts'
import { exampleValues } from '../forms/example.ts'
import { withExampleDrawings, withOwnDrawings } from '../forms/example-drawings.ts'
import { FORMS, formByCode } from '../forms/forms.ts'
import { fieldPaths, pathLabel } from '../forms/paths.ts'
import { problemSentence } from '../forms/problems.ts'
import { openFaces } from '../papers/faces/faces.ts'
import { renderPaper, type Rendered } from '../papers/render-paper.ts'
import type { Terminal } from './terminal.ts'
import { valuesFromPaths } from './values-from-paths.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const USAGE =
  '用法：npm run paper -- --list，或 --form F05 加 --data values.json、--blank、--example [--long N] 之一，再加 --out x.pdf。'
/** The longest text a form takes. */
const LONGEST = 100_000

const OPTIONS = {
  list: { type: 'boolean', default: false },
  form: { type: 'string' },
  data: { type: 'string' },
  out: { type: 'string' },
  blank: { type: 'boolean', default: false },
  example: { type: 'boolean', default: false },
  long: { type: 'string' },
  station: { type: 'string', default: '秀英街道社会工作站' },
  case: { type: 'string', default: 'XY-2026-个-0037' },
  number: { type: 'string', default: '秀街社工转〔2026〕12号' },
  today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
} as const

type Given = ReturnType<typeof readOptions>
function readOptions(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS }).values
}

type Sentences = readonly string[]

/** The exit code: 1 when anything was wrong, with a sentence each on `terminal.error`. */
export async function paperCommand(args: readonly string[], terminal: Terminal): Promise<0 | 1> {
  const sentences = await run(args, terminal)
  for (const sentence of sentences) terminal.error(`${sentence}\n`)
  return sentences.length > 0 ? 1 : 0
}

async function run(args: readonly string[], terminal: Terminal): Promise<Sentences> {
  let given: Given
  try {
    given = readOptions(args)
  } catch (error) {
    return [error instanceof Error ? error.message : String(error), USAGE]
  }
  if (given.list) {
    list(terminal)
    return []
  }
  if (given.form === undefined || [given.blank, given.example, given.data !== undefined].filter(Boolean).length !== 1)
    return [USAGE]
  const definition = formByCode(given.form.toUpperCase())
  if (definition === null) return [`没有这张表：${given.form}。有的是 ${FORMS.map((form) => form.code).join('、')}。`]
  const values = valuesToPrint(given, definition)
  if (!values.ok) return values.failure
  if (given.example && given.out?.endsWith('.pdf') !== true) {
    const json = `${JSON.stringify(values.value, null, 2)}\n`
    if (given.out === undefined) terminal.out(json)
    else writeFileSync(given.out, json)
    return []
  }
  if (given.out === undefined) return [USAGE]
  const problems = given.blank ? [] : check(given, definition, values.value, terminal)
  return problems.length > 0 ? problems : print(given, definition, values.value, given.out, terminal)
}

function headOf(given: Given): PaperHead {
  return {
    stationName: given.station,
    stationAddress: '',
    stationPhone: '',
    caseNumber: given.case,
    letterNumber: given.number,
    letterDate: given.today,
    replyDueOn: '',
    today: given.today,
  }
}

function list(terminal: Terminal): void {
  const forms = FORMS.map((form) => ({
    code: form.code,
    id: `${form.code}@${form.version}`,
    version: form.version,
    title: form.title,
    fields: fieldPaths(form).map((field) => ({ ...field, options: field.options ?? [] })),
  }))
  terminal.out(`${JSON.stringify(forms, null, 2)}\n`)
}

function readData(file: string): Result<FormValues, Sentences> {
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    return fail([`读不出 ${file}：${error instanceof Error ? error.message : String(error)}`])
  }
  const values = formValuesSchema.safeParse(valuesFromPaths(parsed))
  return values.success ? succeed(values.data) : fail([`${file} 里要是一个 JSON 对象：栏目名和所填的内容。`])
}

/** Sentences about what cannot be printed as it stands; doubts are told and do not stop it. */
function check(given: Given, definition: FormDefinition, values: FormValues, terminal: Terminal): Sentences {
  const problems = checkValues(definition, values, 'draft', { today: given.today, findUnprintable })
  const sentence = (problem: (typeof problems)[number]) =>
    `${pathLabel(definition, problem.path, 'zh')}（${problem.path}）：${problemSentence(problem, 'zh')}`
  for (const problem of problems) if (problem.doubt) terminal.error(`请核对 ${sentence(problem)}\n`)
  return problems.filter((problem) => !problem.doubt).map(sentence)
}

function refusal(definition: FormDefinition, reason: Extract<Rendered, { kind: 'refused' }>['reason']): Sentences {
  switch (reason.kind) {
    case 'missingGlyphs':
      return reason.missing.map(({ field, characters }) => {
        const sentence = problemSentence({ path: field, code: 'unprintable', doubt: false, detail: characters }, 'zh')
        return `${field === '' ? '本表' : `${pathLabel(definition, field, 'zh')}（${field}）`}：${sentence}`
      })
    case 'unknownForm':
      return [`没有这张表：${reason.formCode}。`]
    case 'badModel':
    case 'failed':
      return [`印不出来：${reason.message}`]
  }
}

function longLength(given: Given): number | undefined {
  if (given.long === undefined) return undefined
  const length = Number(given.long)
  return Number.isInteger(length) && length > 0 && length <= LONGEST ? length : NaN
}

function valuesToPrint(given: Given, definition: FormDefinition): Result<FormValues, Sentences> {
  if (given.blank) return succeed({})
  if (given.data !== undefined) {
    const read = readData(given.data)
    return read.ok ? succeed(withOwnDrawings(definition, read.value, given.today)) : read
  }
  const long = longLength(given)
  if (Number.isNaN(long)) return fail([`--long 后面要写 1 到 ${String(LONGEST)} 的整数。`])
  return succeed(withExampleDrawings(definition, exampleValues(definition, long === undefined ? {} : { long })))
}

async function print(
  given: Given,
  definition: FormDefinition,
  values: FormValues,
  out: string,
  terminal: Terminal,
): Promise<Sentences> {
  const faces = openFaces(join(ROOT, 'node_modules/@expo-google-fonts'), join(ROOT, 'resources'))
  const { code: formCode, version: formVersion } = definition
  const mode = given.blank ? 'blank' : 'filled'
  const rendered = await renderPaper({ kind: 'form', formCode, formVersion, mode, values, head: headOf(given) }, faces)
  if (rendered.kind === 'refused') return refusal(definition, rendered.reason)
  writeFileSync(out, rendered.bytes)
  terminal.out(`${out}：${String(rendered.pages)} 页\n`)
  return []
}
