import { FORMS } from '../../../forms/forms.ts'
import { blankPaper } from './form-model.ts'
import { PdfPages, warmUpPdf } from './pdf-pages.ts'
import { printPaper } from './print-port.ts'

let warmed: Promise<void> | undefined

/**
 * Prints and draws one blank form behind the scenes, once, so that the first paper a worker sees is as quick as the
 * second. Called after unlocking; a failure here is told when a real paper is asked for.
 */
export function warmUpPaper(): Promise<void> {
  warmed ??= warmUp()
  return warmed
}

async function warmUp(): Promise<void> {
  const form = FORMS.find((one) => one.paper === 'form')
  if (form === undefined) return
  const head = {
    stationName: '',
    stationAddress: '',
    stationPhone: '',
    caseNumber: '',
    letterNumber: '',
    letterDate: '',
    replyDueOn: '',
    today: '2000-01-01',
  }
  const [reply] = await Promise.all([
    printPaper(blankPaper({ formCode: form.code, formVersion: form.version }, head)),
    warmUpPdf(),
  ])
  if (reply.kind === 'refused') return
  const pdf = await PdfPages.open(reply.bytes)
  await pdf.draw(1, 100)
  await pdf.close()
}
