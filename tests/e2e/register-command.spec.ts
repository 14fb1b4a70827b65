import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readSheetFile } from '../../src/sheets/read-sheet-file.ts'
import { allGone, descendants, kill } from '../reliability/torture/victims.ts'
import { encodeGbk } from '../unit/sheets/encode-gb18030.ts'
import { expect, test } from './fixture.ts'

const PROJECT = resolve(import.meta.dirname, '../..')
const PASSWORD = '海风 榕树 七点 自行车'
const LIST =
  '姓名,性别,出生年月,监护人,联系电话,鞋码\n陈 明,男,2015.3.9,陈大山,13800000021,33\n,女,,,,\n单晓雨,女,2014年3月,,,\n'
const MANY = 1500

/** The register without its screens: files in, answers out, one exit code. */
test.describe('npm run register', () => {
  test.describe.configure({ mode: 'serial' })
  let folder: string
  let profile: string
  const at = (name: string) => join(folder, name)
  const env = { ...process.env, STATION_PASSWORD: PASSWORD, LANG: 'zh_CN.UTF-8', LANGUAGE: 'zh_CN' }
  const script = (name: string, ...args: string[]) =>
    spawnSync(process.execPath, [join(PROJECT, 'scripts', name), ...args], { cwd: PROJECT, encoding: 'utf8', env })
  const register = (...args: string[]) => {
    const { status, stdout, stderr } = script('register.ts', ...args, '--profile', profile)
    return { status, stdout, stderr }
  }
  const json = (name: string): unknown => JSON.parse(readFileSync(at(name), 'utf8'))

  test.beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'station-command-'))
    profile = at('profile')
    mkdirSync(profile)
    const made = script('sample.ts', '--profile', profile, '--children', '4', '--years', '1', '--seed', '2')
    expect(made.status, made.stderr).toBe(0)
  })
  test.afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }))

  test('imports a list, and says of each row what became of it', async () => {
    writeFileSync(at('名册.csv'), encodeGbk(LIST))
    const done = register('import', at('名册.csv'), '--report', at('r.json'), '--bad', at('bad.xlsx'))
    expect(done.status, done.stderr).toBe(0)
    expect(json('r.json')).toMatchObject({
      encoding: 'gb18030',
      headerRow: 1,
      rows: 3,
      accepted: 2,
      rejected: [{ row: 3, field: '姓名', reason: '没有姓名' }],
      duplicates: [],
      warnings: [
        { row: 1, field: '鞋码' },
        { row: 4, field: '出生年月' },
      ],
    })
    const bad = await readSheetFile(new Uint8Array(readFileSync(at('bad.xlsx'))))
    expect(bad.ok && bad.value.sheets[0]?.rows.length).toBe(2)

    const again = register('import', at('名册.csv'), '--report', at('again.json'), '--dry-run')
    expect(again.status, again.stderr).toBe(0)
    expect(json('again.json')).toMatchObject({ accepted: 0, duplicates: [{ row: 2 }, { row: 4 }] })
  })

  test('finds as the screens do, and prints nothing but JSON', () => {
    writeFileSync(at('queries.txt'), 'shanxiaoyu\n没有这个人\n13800000021\n')
    const { status, stdout, stderr } = register('find', '--queries', at('queries.txt'))
    expect(status, stderr).toBe(0)
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(lines).toMatchObject([
      [{ name: '单晓雨', pinyin: 'Shàn Xiǎoyǔ', why: { field: 'name' } }],
      [],
      [{ name: '陈明', why: { field: 'phone', text: '13800000021' } }],
    ])
  })

  test('exports with a line in the trail; a pseudonymised copy holds nobody’s name', () => {
    const done = register('export', '--format', 'csv', '--pseudonymised', '--out', at('out.csv'))
    expect(done.status, done.stderr).toBe(0)
    const words = readFileSync(at('out.csv'), 'utf8')
    expect(words.startsWith('\uFEFF"代码"')).toBe(true)
    expect(words.trimEnd().split('\r\n').length).toBe(7)
    for (const name of ['陈明', '单晓雨', '陈大山', '13800000021', '2015-03-09']) expect(words).not.toContain(name)
  })

  test('refuses with a sentence and an exit code', () => {
    writeFileSync(at('locked.xlsx'), Buffer.from('d0cf11e0a1b11ae1', 'hex'))
    const locked = register('import', at('locked.xlsx'))
    expect([locked.status, locked.stdout]).toEqual([1, ''])
    expect(locked.stderr).toContain('请在 Excel 或 WPS 里另存为 .xlsx')
    const wrong = register('find', '陈', '--password', '不是这个')
    expect([wrong.status, wrong.stdout]).toEqual([1, ''])
    expect(wrong.stderr).toContain('密码不对')
    for (const args of [['import', at('no.csv')], ['find'], ['export', '--format', 'pdf', '--out', at('x')], ['fly']]) {
      expect(register(...args).status, args.join(' ')).toBe(2)
    }
  })

  test('killed while it imports, it has imported all of it or nothing', async () => {
    const rows = Array.from({ length: MANY }, (_, row) => `测试${String.fromCodePoint(0x4e00 + row)}${String(row)},女`)
    writeFileSync(at('many.csv'), `姓名,性别\n${rows.join('\n')}\n`)
    const journal = () =>
      readdirSync(join(profile, 'station/journal')).reduce(
        (sum, name) => sum + statSync(join(profile, 'station/journal', name)).size,
        0,
      )
    const running = spawn(
      process.execPath,
      [join(PROJECT, 'scripts/register.ts'), 'import', at('many.csv'), '--profile', profile],
      {
        cwd: PROJECT,
        env,
      },
    )
    const before = journal()
    // The power goes when the entry is on its way to the disk, before the rows are in the database.
    while (journal() < before + 20_000 && running.exitCode === null) await new Promise((later) => setTimeout(later, 2))
    const family = descendants(running.pid ?? 0)
    kill([{ pid: running.pid ?? 0, words: '' }, ...family])
    await allGone(family)
    const exported = register('export', '--format', 'json', '--out', at('all.json'))
    expect(exported.status, exported.stderr).toBe(0)
    const { children } = json('all.json') as { readonly children: readonly unknown[] }
    expect([6, 6 + MANY]).toContain(children.length)
  })
})
