import { z } from '../../domain/zod.ts'

/** Records whose versions are told field by field. Facts with their household, and papers, have pages of their own. */
export const historyKindSchema = z.enum([
  'consents',
  'referrals',
  'attachments',
  'drawings',
  'views',
  'staff',
  'station',
])
export type HistoryKind = z.infer<typeof historyKindSchema>
