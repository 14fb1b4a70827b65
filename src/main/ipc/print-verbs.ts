import { join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import { fail, succeed } from '../../domain/result.ts'
import { writeDurably } from '../files/durable.ts'
import { fileFailure } from '../files/failures.ts'
import type { ShellWords } from '../language.ts'
import type { SystemPrinter } from '../printing/system-printer.ts'
import type { VerbHandlers } from './handle.ts'

export interface PrintDependencies {
  readonly window: () => BrowserWindow
  readonly words: ShellWords
  readonly printer: SystemPrinter
}

/** A PDF leaves the app in two ways only: to the system's printer, or to the file the user names. */
export function printVerbs({
  window,
  words,
  printer,
}: PrintDependencies): Pick<VerbHandlers, 'print.send' | 'print.save'> {
  return {
    'print.send': (job) => printer(job),

    'print.save': async ({ bytes, fileName }) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        title: words.savePdf,
        defaultPath: join(app.getPath('documents'), fileName),
        filters: [{ name: words.pdfFile, extensions: ['pdf'] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
      if (canceled || filePath === '') return fail({ kind: 'cancelled', detail: '' })
      const path = /\.pdf$/i.test(filePath) ? filePath : `${filePath}.pdf`
      try {
        await writeDurably(path, bytes)
        return succeed({ path })
      } catch (error) {
        return fail(fileFailure(error))
      }
    },
  }
}
