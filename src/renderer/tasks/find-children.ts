import type { TaskOf } from '../../contract/task.ts'
import { displayReading } from '../../domain/pinyin.ts'
import { decodeText } from '../../sheets/decode-text.ts'
import { childRows } from '../../storage/selectors/children.ts'
import { NOTHING_OPENED, visibleState } from '../../verbs/sight.ts'
import { findRows } from '../app/find-rows.ts'
import { openDeskForTask } from './open-desk-for-task.ts'
import type { TaskTools } from './run-task.ts'

/**
 * `npm run register -- find`: the children a search finds, in the order of the screen, as one line of JSON for each query.
 * It sees what the person whose password it is sees. Returns the exit code.
 */
export async function findChildren(task: TaskOf<'findChildren'>, tools: TaskTools): Promise<number> {
  const { terminal, outsideSentence } = tools
  const queries = await queriesOf(task, tools)
  if (queries === null) return 1
  const opened = await openDeskForTask(task, tools)
  if (!opened.ok) {
    await terminal.trouble(opened.failure)
    return 1
  }
  const desk = opened.value
  const rows = childRows(visibleState(desk.workspace.state, desk.actor, NOTHING_OPENED), desk.today)
  const lines = queries.map((query) => {
    // An empty search shows everybody on the screen, and finds nobody here.
    const found = query.trim() === '' ? [] : findRows(rows, query)
    return JSON.stringify(
      found.map(({ row, hit }) => ({
        id: row.childId,
        name: row.name,
        pinyin: displayReading(row.name),
        caseNumber: row.caseNumber,
        why: hit === null ? null : { field: hit.field, text: hit.text },
      })),
    )
  })
  const written = await terminal.write('terminal', new TextEncoder().encode(lines.map((line) => `${line}\n`).join('')))
  if (written.ok) return 0
  await terminal.trouble(outsideSentence(written.failure))
  return 1
}

/** `null`: the file of queries was not read; it has been said why. */
async function queriesOf(
  task: TaskOf<'findChildren'>,
  { terminal, outsideSentence, language }: TaskTools,
): Promise<readonly string[] | null> {
  if (task.queries === undefined) return [task.query ?? '']
  const bytes = await terminal.read('queries')
  if (!bytes.ok) {
    await terminal.trouble(outsideSentence(bytes.failure))
    return null
  }
  const decoded = decodeText(bytes.value)
  if (decoded === null) {
    await terminal.trouble(language === 'zh' ? '查询文件不是文本。' : 'The file of queries is no text.')
    return null
  }
  const lines = decoded.text.replace(/^\uFEFF/, '').split(/\r?\n/)
  // The last line ends with a line break and is no query.
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}
