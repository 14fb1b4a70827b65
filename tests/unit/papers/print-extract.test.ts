import 'fake-indexeddb/auto'
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSample } from '../../../src/renderer/tasks/sample/make-sample.ts'
import { TABLE_NAMES, type WorkspaceState } from '../../../src/storage/tables.ts'
import { argon2, CHEAP } from '../vault/test-argon2.ts'
import { emptyStore, PASSWORD, value } from '../verbs/test-station.ts'
import { pagesOf, textOf } from './bench.ts'

const folder = mkdtempSync(join(tmpdir(), 'casebook-extract-'))
const extract = join(folder, 'extract')
let state: WorkspaceState

beforeAll(async () => {
  const { desk } = value(
    await makeSample(
      { children: 2, years: 1, seed: 3, password: PASSWORD, names: ['陈小满', '林听雨'] },
      {
        store: await emptyStore(),
        argon2,
        argon2Choice: CHEAP,
        today: '2026-11-23',
        onProgress: () => undefined,
      },
    ),
  )
  state = desk.workspace.state
  mkdirSync(join(extract, 'tables'), { recursive: true })
  for (const table of TABLE_NAMES) {
    const lines = [...state[table].values()].map((record) => `${JSON.stringify(record)}\n`)
    writeFileSync(join(extract, `tables/${table}.ndjson`), lines.join(''))
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(...args: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  return new Promise((done) => {
    const script = resolve(import.meta.dirname, '../../../src/cli/print-extract.ts')
    execFile(process.execPath, [script, ...args], (failure, out, error) =>
      done({ code: failure === null ? 0 : Number(failure.code), out, error }),
    )
  })
}

describe('npm run print-extract', () => {
  it('lists the children with their case numbers', async () => {
    const { code, out } = await run(extract)
    expect(code).toBe(0)
    expect(out).toContain('陈小满')
    expect(out.trim().split('\n')).toHaveLength(2)
  })

  it('prints every finished paper of a child, as it stands in the backup', async () => {
    const child = [...state.children.values()].find(({ facts }) => facts['child.name']?.value === '陈小满')
    if (child === undefined) throw new Error('no such child')
    const out = join(folder, 'out')
    const { code, error } = await run(extract, '--child', child.caseNumber, '--out', out)
    expect(error).toBe('')
    expect(code).toBe(0)
    const papers = [...state.documents.values()].filter(
      ({ childId, status }) => childId === child.id && status !== 'draft',
    )
    const files = readdirSync(join(out, child.caseNumber))
    expect(papers.length).toBeGreaterThan(0)
    expect(files).toHaveLength(papers.length)
    for (const name of files) {
      const text = textOf(readFileSync(join(out, child.caseNumber, name)))
      // A letter that leaves the station carries the alias.
      expect(text).toContain(name.includes('F11') ? '（化名）' : '陈小满')
    }
  })

  it('makes one PDF of all papers of a child, with cover and contents, and says what is not in it', async () => {
    const [child] = state.children.values()
    if (child === undefined) throw new Error('no child')
    const out = join(folder, 'case-files')
    const { code, error } = await run(extract, '--child', child.caseNumber, '--out', out, '--case-file')
    expect([code, error]).toEqual([0, ''])
    expect(readdirSync(join(out, child.caseNumber))).toEqual(['F23.pdf'])
    const pages = pagesOf(readFileSync(join(out, child.caseNumber, 'F23.pdf'))).map((page) =>
      page.replaceAll(/\s/gu, ''),
    )
    expect(pages[0]).toContain('个案服务卷宗')
    expect(pages[1]).toContain('卷内文件目录')
    const papers = [...state.documents.values()].filter(
      ({ childId, status }) => childId === child.id && status !== 'draft',
    )
    expect(papers.length).toBeGreaterThan(2)
    expect(pages[0]).toContain(`${String(papers.length)}件`)
    expect(pages.at(-1)).toContain('未装入：家庭结构图和生态图、附件。')
  })

  it('says what is wrong with a folder that is no extract, and with an unknown case number', async () => {
    const none = await run(folder)
    expect([none.code, none.error]).toEqual([1, expect.stringContaining('不是解出来的备份')])
    const unknown = await run(extract, '--child', 'XX-1900-个-0001', '--out', join(folder, 'nobody'))
    expect([unknown.code, unknown.error]).toEqual([1, expect.stringContaining('没有这个个案编号')])
  })
})
