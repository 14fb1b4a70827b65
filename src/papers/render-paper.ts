import type { PrintModel, PrintReply } from '../contract/print-model.ts'
import type { Faces } from './faces/faces.ts'
import { setAttachments } from './attachment-paper.ts'
import { setCaseFile } from './case-file/case-file.ts'
import { setDrawingSheet } from './drawing-sheet.ts'
import type { SetPaper } from './form-paper.ts'
import { setRecoverySheet } from './recovery-sheet.ts'
import { accessRegister } from './registers/access-register.ts'
import { accessReport } from './registers/access-report.ts'
import { changeList } from './registers/change-list.ts'
import { setRegister } from './registers/register-paper.ts'
import { roster } from './registers/roster.ts'
import { trailList } from './registers/trail-list.ts'
import { setSelfCheck } from './self-check-record.ts'
import { setForm, type Refusal } from './set-form.ts'
import { missingCharacters, writePdf } from './write-pdf.ts'

/** What a print gives back, without the number of the request. */
export type Rendered = Omit<Extract<PrintReply, { kind: 'printed' }>, 'id'> | Refusal

/** Sets and writes a paper, or says why not. Never throws for what the model holds. */
export async function renderPaper(model: PrintModel, faces: Faces): Promise<Rendered> {
  const started = performance.now()
  const set = setPaper(model, faces)
  if ('kind' in set) return set
  const missing = missingCharacters(faces, set.pages)
  if (missing.size > 0)
    return {
      kind: 'refused',
      reason: {
        kind: 'missingGlyphs',
        missing: [...missing].map(([field, characters]) => ({ field, characters })),
      },
    }
  const bytes = await writePdf(faces, set.pages, titleOf(model), set.landscape)
  return {
    kind: 'printed',
    bytes,
    pages: set.pages.length,
    places: [...set.places],
    buildMs: performance.now() - started,
  }
}

/** What the PDF calls itself: a form number or a kind of paper, never a name. */
function titleOf(model: PrintModel): string {
  switch (model.kind) {
    case 'form':
      return model.formCode
    case 'recoverySheet':
      return 'recovery-sheet'
    case 'attachments':
      return 'attachments'
    case 'selfCheck':
      return 'self-check'
    case 'drawing':
      return 'drawing'
    case 'trailList':
      return 'trail'
    case 'changeList':
      return 'change-list'
    case 'caseFile':
      return 'F23'
    case 'accessRegister':
      return 'F25'
    case 'accessReport':
      return 'audit'
    case 'roster':
      return 'roster'
  }
}

function setPaper(model: PrintModel, faces: Faces): SetPaper | Refusal {
  switch (model.kind) {
    case 'form':
      return setForm(faces, model)
    case 'recoverySheet':
      return setRecoverySheet(faces, model)
    case 'attachments':
      return setAttachments(faces, model)
    case 'caseFile':
      return setCaseFile(faces, model)
    case 'selfCheck':
      return setSelfCheck(faces, model)
    case 'drawing':
      return setDrawingSheet(faces, model)
    case 'trailList':
      return setRegister(faces, trailList(model))
    case 'changeList':
      return setRegister(faces, changeList(model))
    case 'accessRegister':
      return setRegister(faces, accessRegister(model))
    case 'roster':
      return setRegister(faces, roster(model))
    case 'accessReport':
      return setRegister(faces, accessReport(model))
  }
}
