import { z } from '../domain/zod.ts'

const password = z.string().min(1)
/** Whose desk it is; without it that of the head. */
const account = z.string().min(1).max(64).optional()
/** A file the command line named, from the root. */
const path = z.string().min(1).max(4096)

/**
 * Work the app does without a person at the screen, when it was started by a command line of the station's IT staff.
 * It runs in the page through the same verbs as the screens, prints lines, and ends with an exit code. Files go through
 * main, which opens those named here and no other (`task.read`, `task.write`).
 */
export const taskSchema = z.discriminatedUnion('name', [
  z.object({
    name: z.literal('sample'),
    children: z.int().min(1).max(20_000),
    years: z.int().min(1).max(20),
    seed: z.int(),
    password,
    /** Used first, one child each. */
    names: z.array(z.string()),
    /** Somebody of each role besides the head too, with the same password. */
    staff: z.boolean().optional(),
  }),
  z.object({
    name: z.literal('importRegister'),
    password,
    account,
    file: path,
    report: path.optional(),
    /** Where the rows that were not taken go. */
    bad: path.optional(),
    dryRun: z.boolean(),
  }),
  z.object({
    name: z.literal('findChildren'),
    password,
    account,
    /** One query a line. Without it `query`, which comes through the environment: it holds a name. */
    queries: path.optional(),
    query: z.string().max(1000).optional(),
  }),
  z.object({
    name: z.literal('exportRegister'),
    password,
    account,
    format: z.enum(['xlsx', 'csv', 'json']),
    pseudonymised: z.boolean(),
    out: path,
    reason: z.string().trim().min(1).max(200),
  }),
])
export type Task = z.infer<typeof taskSchema>
export type TaskOf<Name extends Task['name']> = Extract<Task, { name: Name }>

/** The files a task may name, by what they are for. `terminal`: standard output. */
export const taskSourceSchema = z.enum(['file', 'queries'])
export const taskTargetSchema = z.enum(['report', 'bad', 'out', 'terminal'])
export type TaskSource = z.infer<typeof taskSourceSchema>
export type TaskTarget = z.infer<typeof taskTargetSchema>
