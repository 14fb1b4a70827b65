import { roleSchema } from '../../domain/records.ts'
import { z } from '../../domain/zod.ts'
import { accountSchema } from '../../vault/vault-file.ts'
import { idSchema, lineSchema, neededLineSchema } from '../input.ts'

/** What the head writes about a staff member. The login name stays as it was given: the key slot is known by it. */
export const staffFieldsSchema = z.object({ name: neededLineSchema, role: roleSchema, phone: lineSchema })
export type StaffFields = z.infer<typeof staffFieldsSchema>

/** The same with the login name, for somebody new. */
export const newStaffSchema = staffFieldsSchema.extend({ account: accountSchema })
export type NewStaff = z.infer<typeof newStaffSchema>

/** Who takes over the cases of somebody who leaves or changes to a role without cases; `null` when there are none. */
export const handOverSchema = idSchema.nullable()
