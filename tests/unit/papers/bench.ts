import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { PaperHead, PrintModel } from '../../../src/contract/print-model.ts'
import type { FormValues } from '../../../src/domain/records.ts'
import { openFaces } from '../../../src/papers/faces/faces.ts'
import { renderPaper, type Rendered } from '../../../src/papers/render-paper.ts'

const root = resolve(import.meta.dirname, '../../..')
export const PACKAGES = join(root, 'node_modules/@expo-google-fonts')
export const RESOURCES = join(root, 'resources')

/** Without faces of the system: a test must not depend on what a PC happens to have. */
export const faces = openFaces(PACKAGES, RESOURCES, [])

export const HEAD: PaperHead = {
  stationName: '秀英街道社会工作站',
  stationAddress: '海口市秀英区秀英街道星河路1号',
  stationPhone: '0898-0000 0000',
  caseNumber: 'XY-2026-个-0037',
  letterNumber: '秀街社工转〔2026〕12号',
  letterDate: '2026-11-26',
  replyDueOn: '2026-12-10',
  today: '2026-11-23',
}

export type FormModel = Extract<PrintModel, { kind: 'form' }>

export function formModel(formCode: string, values: FormValues, change: Partial<FormModel> = {}): FormModel {
  return { kind: 'form', formCode, formVersion: '2026.1', mode: 'filled', values, head: HEAD, ...change }
}

export type Printed = Extract<Rendered, { kind: 'printed' }>

export async function print(model: PrintModel): Promise<Printed> {
  const rendered = await renderPaper(model, faces)
  if (rendered.kind === 'refused') throw new Error(JSON.stringify(rendered.reason))
  return rendered
}

function poppler(tool: string, bytes: Uint8Array, ...options: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'casebook-paper-'))
  try {
    const file = join(folder, 'paper.pdf')
    writeFileSync(file, bytes)
    return execFileSync(tool, [...options, file, ...(tool === 'pdftotext' ? ['-'] : [])], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Text of every page, as the stock tool reads it. */
export function pagesOf(bytes: Uint8Array): string[] {
  return poppler('pdftotext', bytes).split('\f').slice(0, -1)
}

/** Text as it stands on the page, the cells of a row side by side. */
export function rowsOf(bytes: Uint8Array): readonly string[] {
  return poppler('pdftotext', bytes, '-layout').split('\n')
}

/** Lines of head, foot and repeated heads: they stand between the halves of a text that goes on. */
const BETWEEN_PAGES =
  /（续）|^表号|^第\s*\d+\s*页|^共\s*\d+\s*页|^秀英街道社会工作站$|^内部资料|^注意保密$|^XY-2026-个-0037$|^—\s*\d+\s*—$|^[装订线]$/u

/** All words one after the other, without white space and without what is printed between two pages. */
export function textOf(bytes: Uint8Array, title = ''): string {
  return pagesOf(bytes)
    .flatMap((page) => page.split('\n').filter((line) => !BETWEEN_PAGES.test(line.trim()) && line.trim() !== title))
    .join('')
    .replaceAll(/\s/gu, '')
}

export function without(text: string): string {
  return text.replaceAll(/\s/gu, '')
}

export function infoOf(bytes: Uint8Array): string {
  return poppler('pdfinfo', bytes)
}
