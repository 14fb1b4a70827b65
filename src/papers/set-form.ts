import type { PrintModel, PrintReply } from '../contract/print-model.ts'
import { formByCode } from '../forms/forms.ts'
import type { Faces } from './faces/faces.ts'
import { setConsent } from './consent-paper.ts'
import { setFormPaper, type SetPaper } from './form-paper.ts'
import { setReferral } from './letters/referral.ts'

export type Refusal = Omit<Extract<PrintReply, { kind: 'refused' }>, 'id'>

/** Sets a form as its definition says it is printed, or names the one there is no definition of. */
export function setForm(faces: Faces, model: Extract<PrintModel, { kind: 'form' }>): SetPaper | Refusal {
  const definition = formByCode(model.formCode, model.formVersion)
  if (definition === null)
    return {
      kind: 'refused',
      reason: { kind: 'unknownForm', formCode: model.formCode, formVersion: model.formVersion },
    }
  if (definition.paper === 'consent') return setConsent(faces, definition, model)
  if (definition.paper === 'referral') return setReferral(faces, definition, model)
  return setFormPaper(faces, { definition, values: model.values, mode: model.mode, head: model.head })
}
