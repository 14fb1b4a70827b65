import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tableFile } from '../backup/manifest.ts'
import {
  caseDocumentSchema,
  childSchema,
  referralSchema,
  stationSchema,
  type CaseDocument,
  type Child,
  type Referral,
  type Station,
} from '../domain/records.ts'
import type { z } from '../domain/zod.ts'

/** What is needed of an extracted backup to print the papers of its children. */
export interface ExtractedTables {
  readonly station: Omit<Station, 'settings'> | undefined
  readonly children: readonly Child[]
  readonly documents: readonly CaseDocument[]
  readonly referrals: readonly Referral[]
  /** Lines that are no such record, e.g. of an older version: `children.ndjson:12`. */
  readonly unread: readonly string[]
}

/** Reads the folder that `open-backup --out` has left. Settings are not read: they grow with the versions. */
export async function readExtractedTables(folder: string): Promise<ExtractedTables> {
  const unread: string[] = []
  const read = async <T>(table: string, schema: z.ZodType<T>): Promise<readonly T[]> => {
    const lines = (await readFile(join(folder, tableFile(table)), 'utf8')).split('\n')
    return lines.flatMap((line, at) => {
      if (line === '') return []
      const record = schema.safeParse(JSON.parse(line))
      if (record.success) return [record.data]
      unread.push(`${table}.ndjson:${String(at + 1)}`)
      return []
    })
  }
  const [station] = await read('station', stationSchema.omit({ settings: true }))
  return {
    station,
    children: await read('children', childSchema),
    documents: await read('documents', caseDocumentSchema),
    referrals: await read('referrals', referralSchema),
    unread,
  }
}
