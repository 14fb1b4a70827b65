import type { FormValues } from '../../domain/records.ts'
import { z } from '../../domain/zod.ts'
import { asCodes, asRows, asText } from '../../forms/fields.ts'

/** Codes of F11's 免于同意的依据: 履行法定职责或法定义务 · 紧急情况下保护生命健康 (个人信息保护法 第13条第三、四项). */
export const consentGroundSchema = z.object({
  code: z.enum(['dutyByLaw', 'emergency']),
  reason: z.string().trim().min(1).max(100),
})
export type ConsentGround = z.infer<typeof consentGroundSchema>

/** The legal ground written on a letter; `null` when it rests on consent. */
export function groundOf(values: FormValues | undefined): ConsentGround | null {
  if (!asCodes(values?.['consent']).includes('exempt')) return null
  const read = consentGroundSchema.safeParse({ code: values?.['exemptGround'], reason: values?.['exemptReason'] })
  return read.success ? read.data : null
}

/** The letter resting on a legal ground: nothing on it speaks of a consent any more, nor goes with it. */
export function withGround(values: FormValues, { code, reason }: ConsentGround): FormValues {
  const others = Object.fromEntries(
    Object.entries(values).filter(([id]) => id !== 'consentPaper' && id !== 'consentOn'),
  )
  return {
    ...others,
    consent: ['exempt'],
    exemptGround: code,
    exemptReason: reason,
    attachments: asRows(values['attachments'])
      .filter((row) => !asText(row['name']).includes('知情同意书'))
      .map((row) => ({ ...row })),
  }
}
