/**
 * `npm run print-extract -- DIR [--child XY-2026-个-0037] [--out FOLDER] [--case-file]`
 *
 * Prints the papers of the children in an extracted backup (`open-backup --out DIR`), without the app: one PDF for each
 * finished paper, in a folder for each child named by the case number. Without `--child` it lists the children. With
 * `--case-file` all papers of a child are one PDF with cover and contents; attachments stay the files they are.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { letReadersGo } from '../contract/closed-pipe.ts'
import { caseFileModel } from '../contract/case-file.ts'
import { documentHead, filledPaper } from '../contract/document-paper.ts'
import type { CaseDocument, Child } from '../domain/records.ts'
import { openFaces } from '../papers/faces/faces.ts'
import { renderPaper } from '../papers/render-paper.ts'
import { readExtractedTables, type ExtractedTables } from './extracted-tables.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const USAGE =
  '用法：npm run print-extract -- 解出的文件夹 --child 个案编号（或 --all） --out 文件夹 [--case-file 合成一份卷宗]；不写 --child 就列出有哪些孩子。'

/** A sentence for the person at the terminal. */
class Stop extends Error {}

async function main(): Promise<void> {
  const { folder, child, all, out, 'case-file': asOne } = readArguments()
  const tables = await readExtractedTables(folder).catch((error: unknown) => {
    throw new Stop(`${folder} 不是解出来的备份：里面应有 tables 文件夹（open-backup --out 会写出来）。`, {
      cause: error,
    })
  })
  for (const line of tables.unread) console.error(`没认出来，没有印：${line}`)
  if (child === undefined && !all) {
    list(tables)
    return
  }
  if (out === undefined) throw new Stop(USAGE)
  const children = all ? tables.children : tables.children.filter(({ caseNumber }) => caseNumber === child)
  if (children.length === 0) throw new Stop(`备份里没有这个个案编号：${child ?? ''}。`)
  let printed = 0
  const print = asOne ? printCaseFile : printChild
  for (const one of children) printed += await print(tables, one, out)
  console.log(`印出 ${String(printed)} 份，在 ${out}。这些文件没有加密，用完请删除。`)
}

function list({ children, documents }: ExtractedTables): void {
  for (const { id, caseNumber, facts } of children) {
    const papers = documents.filter(({ childId }) => childId === id).length
    const name = facts['child.name']?.value
    console.log(`${caseNumber}\t${typeof name === 'string' ? name : ''}\t${String(papers)} 份`)
  }
}

async function printChild(tables: ExtractedTables, child: Child, out: string): Promise<number> {
  const papers = tables.documents
    .filter(({ childId, status }) => childId === child.id && status !== 'draft')
    .toSorted((one, other) => dayOf(one).localeCompare(dayOf(other)))
  if (papers.length === 0) return 0
  const folder = join(out, child.caseNumber)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const [at, document] of papers.entries()) {
    const referral = tables.referrals.find(({ id }) => id === document.id)
    const head = documentHead({
      station: tables.station,
      caseNumber: child.caseNumber,
      referral,
      today: dayOf(document),
    })
    const rendered = await renderPaper(filledPaper(document, document.values, head), FACES)
    const name = `${String(at + 1).padStart(2, '0')}-${document.formCode}-${dayOf(document)}.pdf`
    if (rendered.kind === 'refused') throw new Stop(`${child.caseNumber} ${name} 印不出来：${rendered.reason.kind}`)
    await writeFile(join(folder, name), rendered.bytes, { mode: 0o600 })
  }
  return papers.length
}

/** All of it in one PDF. There is nothing here that draws: the drawings stand in the forms, attachments are files. */
async function printCaseFile(tables: ExtractedTables, child: Child, out: string): Promise<number> {
  const model = caseFileModel(
    {
      station: tables.station,
      child,
      documents: tables.documents.filter(({ childId }) => childId === child.id),
      referrals: tables.referrals.filter(({ childId }) => childId === child.id),
      drawings: [],
      attachments: [],
    },
    {
      parts: new Set(['forms', 'letters']),
      // Nobody of the station is at the desk: by pen.
      filedBy: '',
      partlySeen: false,
      dayOf: (instant) => instant.slice(0, 10),
    },
  )
  if (model.items.length === 0) return 0
  const rendered = await renderPaper(model, FACES)
  if (rendered.kind === 'refused') throw new Stop(`${child.caseNumber} 卷宗印不出来：${rendered.reason.kind}`)
  const folder = join(out, child.caseNumber)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(join(folder, 'F23.pdf'), rendered.bytes, { mode: 0o600 })
  return 1
}

const FACES = openFaces(join(ROOT, 'node_modules/@expo-google-fonts'), join(ROOT, 'resources'))

function dayOf({ signedOn, finishedAt, createdAt }: CaseDocument): string {
  return signedOn ?? (finishedAt ?? createdAt).slice(0, 10)
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        child: { type: 'string' },
        all: { type: 'boolean', default: false },
        out: { type: 'string' },
        'case-file': { type: 'boolean', default: false },
      },
    })
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0) throw new Stop(USAGE)
    return { folder, ...values }
  } catch (error) {
    if (error instanceof TypeError) throw new Stop(USAGE)
    throw error
  }
}

letReadersGo(process.stdout, process.stderr)
try {
  await main()
} catch (error) {
  console.error(
    error instanceof Stop ? error.message : `没印成：${error instanceof Error ? error.message : String(error)}`,
  )
  process.exitCode = 1
}
