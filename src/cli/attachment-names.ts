import { z } from '../domain/zod.ts'

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}
const named = z.object({ id: z.string(), title: z.string(), mediaType: z.string() })
const trashed = z.object({ table: z.literal('attachments'), record: named })
const LONGEST = 80

/**
 * File names for extracted attachments: title and kind, as their records say. The records come before the files in an
 * archive. A title made of what no file system takes gives the id.
 */
export class AttachmentNames {
  readonly #records = new Map<string, z.infer<typeof named>>()
  readonly #taken = new Set<string>()

  /** A record of the backup, as its JSON text. */
  hear(table: string, line: string): void {
    if (table !== 'attachments' && table !== 'trash') return
    const record: unknown = JSON.parse(line)
    const inTrash = trashed.safeParse(record)
    const read = table === 'trash' ? (inTrash.success ? inTrash.data.record : null) : named.safeParse(record).data
    if (read != null) this.#records.set(read.id, read)
  }

  /** Each call gives another name, also for equal titles: 出生证明.jpg, 出生证明 (2).jpg. */
  nameOf(id: string): string {
    const record = this.#records.get(id)
    const extension = EXTENSIONS[record?.mediaType ?? ''] ?? 'bin'
    const safe = safeName(record?.title ?? '')
    const stem = safe === '' ? id : safe
    for (let serial = 1; ; serial += 1) {
      const name = `${stem}${serial === 1 ? '' : ` (${String(serial)})`}.${extension}`
      // Windows and macOS take A and a for the same file.
      const key = name.toLowerCase()
      if (this.#taken.has(key)) continue
      this.#taken.add(key)
      return name
    }
  }
}

function safeName(title: string): string {
  return Array.from(title.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim())
    .slice(0, LONGEST)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '')
}
