import type { TaskOf } from '../../contract/task.ts'
import { numberInWords } from '../../domain/number-in-words.ts'
import { chooseSheet } from '../../register/choose-sheet.ts'
import { importReport } from '../../register/import-report.ts'
import { rejectedSheet } from '../../register/rejected-sheet.ts'
import { SHEET_FAILURE_SENTENCES } from '../../sheets/sheet-failure-sentence.ts'
import { writeWorkbook } from '../../sheets/write-workbook.ts'
import { failureSentence } from '../../verbs/failure-sentence.ts'
import { importChildren } from '../../verbs/imports/import-children.ts'
import { importInput } from '../register/import-input.ts'
import { runPlan } from '../register/run-plan.ts'
import { readSheetInWorker } from '../register/sheet-in-worker.ts'
import { openDeskForTask } from './open-desk-for-task.ts'
import type { TaskTools } from './run-task.ts'

/** `npm run register -- import`: the import of the screens, with every duplicate left out. Returns the exit code. */
export async function importRegister(task: TaskOf<'importRegister'>, tools: TaskTools): Promise<number> {
  const { language, terminal, outsideSentence } = tools
  const zh = language === 'zh'
  const trouble = async (sentence: string) => {
    await terminal.trouble(sentence)
    return 1
  }
  const bytes = await terminal.read('file')
  if (!bytes.ok) return trouble(outsideSentence(bytes.failure))
  const never = new AbortController().signal
  const file = await readSheetInWorker(bytes.value, never)
  if (file === 'cancelled') return 1
  if (!file.ok) return trouble(SHEET_FAILURE_SENTENCES[file.failure][language])
  const opened = await openDeskForTask(task, tools)
  if (!opened.ok) return trouble(opened.failure)
  const desk = opened.value
  const { state } = desk.workspace
  const chosen = chooseSheet(file.value.sheets, state.station.get('station')?.importHeadings ?? {})
  if (!chosen.ok) {
    return trouble(
      zh
        ? '没有找到表头：要有一行写着“姓名”和别的列名。'
        : 'No headings were found: there must be a row with a name column and others.',
    )
  }
  const { sheet, columns } = chosen.value
  const plan = await runPlan(sheet, columns, { state, today: desk.today }, never, () => undefined)
  if (plan === 'cancelled') return 1
  const fileName = task.file.split(/[\\/]/).at(-1) ?? ''
  if (!task.dryRun && plan.good.length > 0) {
    const done = await desk.perform(importChildren, importInput(fileName, plan))
    if (!done.ok) return trouble(failureSentence(done.failure, language))
  }
  const report = importReport(file.value.encoding, sheet.name, plan, language)
  if (task.report !== undefined) {
    const written = await terminal.write('report', new TextEncoder().encode(`${JSON.stringify(report, null, 2)}\n`))
    if (!written.ok) return trouble(outsideSentence(written.failure))
  }
  if (task.bad !== undefined) {
    const workbook = await writeWorkbook({
      sheetName: zh ? '没收的行' : 'Not taken',
      rows: rejectedSheet(sheet, plan, language),
    })
    const written = await terminal.write('bad', workbook)
    if (!written.ok) return trouble(outsideSentence(written.failure))
  }
  const counts = [report.rows, report.accepted, plan.rejected.length, plan.duplicates.length]
  const [rows = '', accepted = '', bad = '', double = ''] = counts.map(numberInWords)
  await terminal.line(
    zh
      ? `${task.dryRun ? '试导（没有写入）' : '导入完成'}：${rows} 行，收下 ${accepted} 行，没收 ${bad} 行，重复 ${double} 行。`
      : `${task.dryRun ? 'Dry run, nothing written' : 'Imported'}: ${rows} rows, ${accepted} taken, ${bad} not taken, ${double} duplicates.`,
  )
  return 0
}
