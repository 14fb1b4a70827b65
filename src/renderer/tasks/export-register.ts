import type { TaskOf } from '../../contract/task.ts'
import { numberInWords } from '../../domain/number-in-words.ts'
import { WHOLE_COLUMNS } from '../../register/export-columns.ts'
import { childRows } from '../../storage/selectors/children.ts'
import { failureSentence } from '../../verbs/failure-sentence.ts'
import { mayDo } from '../../verbs/may-do.ts'
import { exportBytes, exportNote } from '../register/export-bytes.ts'
import { openDeskForTask } from './open-desk-for-task.ts'
import type { TaskTools } from './run-task.ts'

/** `npm run register -- export`: every child on file, with all columns. Returns the exit code. */
export async function exportRegister(task: TaskOf<'exportRegister'>, tools: TaskTools): Promise<number> {
  const { language, terminal, outsideSentence } = tools
  const opened = await openDeskForTask(task, tools)
  if (!opened.ok) {
    await terminal.trouble(opened.failure)
    return 1
  }
  const desk = opened.value
  const may = await mayDo(desk, 'exportList')
  if (!may.ok) {
    await terminal.trouble(failureSentence(may.failure, language))
    return 1
  }
  const { state } = desk.workspace
  const rows = childRows(state, desk.today)
  const { format, reason } = task
  const kind = task.pseudonymised ? 'pseudonymised' : 'list'
  const order = { state, rows, kind, format, columns: WHOLE_COLUMNS, today: desk.today, language } as const
  const bytes = await exportBytes(order)
  // The trail first: what left the station is never missing in it.
  if (!(await desk.note(exportNote(kind, format, rows.length, reason)))) {
    await terminal.trouble(
      language === 'zh'
        ? '导出没有记上操作记录，所以没有导出。'
        : 'The trail could not be written, so nothing was exported.',
    )
    return 1
  }
  const written = await terminal.write('out', bytes)
  if (!written.ok) {
    await terminal.trouble(outsideSentence(written.failure))
    return 1
  }
  await terminal.line(
    language === 'zh'
      ? `导出 ${numberInWords(rows.length)} 名儿童：${task.out}`
      : `Exported ${numberInWords(rows.length)} children: ${task.out}`,
  )
  return 0
}
