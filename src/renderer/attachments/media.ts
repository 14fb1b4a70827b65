import { fileNameFrom } from '../../domain/file-name.ts'
import type { Attachment } from '../../domain/records.ts'
import { withoutControlCharacters } from '../../domain/text.ts'

export type MediaType = Attachment['mediaType']

const EXTENSIONS: Readonly<Record<MediaType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}
const BY_EXTENSION: Readonly<Record<string, MediaType>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
}

/** Some programs write a line of their own before a PDF begins; readers look this far. */
const PDF_WITHIN = 1024

/** What a file is by its own first bytes, whatever it is called; `null` when it is none of what can be attached. */
export function sniffMediaType(bytes: Uint8Array): MediaType | null {
  const begins = (text: string, at = 0) => Array.from(text).every((letter, i) => bytes[at + i] === letter.charCodeAt(0))
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (bytes[0] === 0x89 && begins('PNG\r\n\x1a\n', 1)) return 'image/png'
  if (begins('RIFF') && begins('WEBP', 8)) return 'image/webp'
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, PDF_WITHIN))
  return start.includes('%PDF-') ? 'application/pdf' : null
}

/** What the name says it is; `null` when it says nothing that can be attached. */
export function mediaTypeByName(name: string): MediaType | null {
  const [, extension = ''] = /\.([^.]+)$/.exec(name) ?? []
  return BY_EXTENSION[extension.toLowerCase()] ?? null
}

const LONGEST_TITLE = 200

/** The file's name without its extension: a title to begin with. */
export function titleOf(name: string): string {
  const bare = withoutControlCharacters(name.replace(/\.[^.]{1,5}$/, '').replace(/\p{Cc}/gu, ' ')).trim()
  return Array.from(bare === '' ? name : bare)
    .slice(0, LONGEST_TITLE / 2)
    .join('')
}

/** A name for a copy outside: the title in characters every file system takes, and the right extension. */
export function fileNameOf({ title, mediaType }: Pick<Attachment, 'title' | 'mediaType'>): string {
  return fileNameFrom(title, EXTENSIONS[mediaType])
}
