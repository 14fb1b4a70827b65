import { z } from './zod.ts'

/** Words in both languages of the screens. Papers always print `zh`. */
export const localizedSchema = z.object({ zh: z.string().min(1), en: z.string().min(1) })
export type Localized = z.infer<typeof localizedSchema>
export type Language = keyof Localized
