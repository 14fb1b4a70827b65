import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBackupCommand } from '../../../src/cli/open-backup-command.ts'
import { makeBackup, rows, testStation, type TestStation } from './sample-backup.ts'

const folder = mkdtempSync(join(tmpdir(), 'xingchen-open-'))
const file = (name: string) => join(folder, name)
let station: TestStation
let backup: Uint8Array

beforeAll(async () => {
  station = await testStation()
  backup = await makeBackup(station, { station: rows(1), children: rows(600) })
  writeFileSync(file('good.age'), backup)
  writeFileSync(
    file('key.txt'),
    `# created: 2026-11-23\n# public key: ${station.recipients[1] ?? ''}\n${station.recoveryKey}\n`,
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Run {
  readonly code: number
  readonly out: string
  readonly sentence: string
}

/** In this process: starting Node for each would cost more than the backups. */
async function run(...args: readonly string[]): Promise<Run> {
  const said = { out: '', sentence: '' }
  const code = await openBackupCommand(args, {
    out: (text) => (said.out += text),
    error: (text) => (said.sentence += text),
  })
  return { code, ...said }
}

describe('open-backup', () => {
  test('is a process of its own, whose end says whether it went well', () => {
    const start = (...args: readonly string[]) =>
      spawnSync(process.execPath, ['src/cli/open-backup.ts', ...args], { encoding: 'utf8' })
    const well = start(file('good.age'), '--key', file('key.txt'))
    expect([well.status, well.stderr]).toEqual([0, ''])
    expect(well.stdout).toContain('children\t600\n')
    const badly = start(file('none.age'), '--key', file('key.txt'))
    expect([badly.status, badly.stdout, badly.stderr]).toEqual([1, '', `找不到备份文件：${file('none.age')}\n`])
  })

  test('verifies, and lists tables with their counts', async () => {
    const { code, out } = await run(file('good.age'), '--key', file('key.txt'))
    expect(code).toBe(0)
    expect(out).toContain('station\t1\nchildren\t600\n')
    expect(out).toContain('秀英街道社会工作站')
  })

  test('extracts every table, the manifest and the vault with --out', async () => {
    const { code } = await run(file('good.age'), '--key', file('key.txt'), '--out', file('out'))
    expect(code).toBe(0)
    expect(readdirSync(file('out')).sort()).toEqual(['manifest.json', 'tables', 'vault.json'])
    const lines = readFileSync(file('out/tables/children.ndjson'), 'utf8').trim().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(rows(600))
  })

  test('takes the twelve groups as typed from the sheet', async () => {
    const groups = station.recoveryKey
      .slice(16)
      .toLowerCase()
      .replace(/(.{5})/g, '$1 ')
    writeFileSync(file('typed.txt'), groups)
    expect((await run(file('good.age'), '--key', file('typed.txt'))).code).toBe(0)
  })

  test('does not overwrite a folder that holds something', async () => {
    const { code, sentence } = await run(file('good.age'), '--key', file('key.txt'), '--out', folder)
    expect(code).toBe(1)
    expect(sentence).toBe('输出文件夹里已经有内容，请换一个空文件夹。\n')
    expect(existsSync(file('good.age'))).toBe(true)
  })

  test.each([
    ['truncated', () => backup.subarray(0, backup.length - 100), '备份文件不完整'],
    ['tampered', () => backup.map((byte, at) => (at === 70_000 ? byte ^ 1 : byte)), '内容被改动过'],
    ['a foreign file', () => new TextEncoder().encode('Rar!'.repeat(99)), '不是星辰个案的备份'],
    ['from a newer version', () => makeBackup(station, { children: rows(9) }, { schemaVersion: 99 }), '更新版本'],
    ['of another station', async () => makeBackup(await testStation(), {}), '打不开这份备份'],
  ])('refuses a file that is %s: exit 1, one sentence, no folder', async (_, make, words) => {
    writeFileSync(file('bad.age'), await make())
    const { code, out, sentence } = await run(file('bad.age'), '--key', file('key.txt'), '--out', file('bad-out'))
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(sentence).toContain(words)
    expect(sentence.trim().split('\n')).toHaveLength(1)
    expect(readdirSync(folder).filter((name) => name.startsWith('bad-out'))).toEqual([])
  })

  test.each([
    ['no arguments', [], '用法'],
    ['an unknown option', ['x.age', '--kye', 'k'], '用法'],
    ['a missing key file', ['good.age', '--key', 'none.txt'], '读不到密钥文件'],
    ['a missing backup', ['none.age', '--key', 'key.txt'], '找不到备份文件'],
    ['a key file with a slip in it', ['good.age', '--key', 'slip.txt'], '没有可用的密钥'],
  ])('says in one sentence what is wrong with %s', async (_, args, words) => {
    writeFileSync(
      file('slip.txt'),
      station.recoveryKey.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q')),
    )
    const { code, sentence } = await run(...args.map((arg) => (/\.(age|txt)$/.test(arg) ? file(arg) : arg)))
    expect(code).toBe(1)
    expect(sentence).toContain(words)
    expect(sentence.trim().split('\n')).toHaveLength(1)
  })
})
