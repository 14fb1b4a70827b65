import { z } from '../domain/zod.ts'

/** A row whose record lies in a bundle as well. */
export interface BundleMember {
  readonly id: string
  /** Which writing of it. */
  readonly rev: number
  /** Of its sealed bytes, 0 to 2⁵³ − 1 (row-sum.ts). */
  readonly sum: number
}

const membersSchema = z.array(z.tuple([z.string(), z.int(), z.int().min(0)]))

/** As a bundle names its members in clear: JSON, `[[id, rev, sum], …]`. */
export function writeMembers(members: readonly BundleMember[]): string {
  return JSON.stringify(members.map(({ id, rev, sum }) => [id, rev, sum]))
}

/** None when it is not what this app wrote there. */
export function readMembers(text: string): readonly BundleMember[] {
  try {
    const read = membersSchema.safeParse(JSON.parse(text))
    return read.success ? read.data.map(([id, rev, sum]) => ({ id, rev, sum })) : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}
