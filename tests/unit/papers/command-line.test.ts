import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { paperCommand } from '../../../src/cli/paper-command.ts'
import { valuesFromPaths } from '../../../src/cli/values-from-paths.ts'
import { FORMS } from '../../../src/forms/forms.ts'
import { textOf } from './bench.ts'

const root = resolve(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'casebook-cli-'))
const inFolder = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ended {
  readonly code: number
  readonly out: string
  readonly error: string
}

/** In this process: starting Node for each would cost more than the papers. */
async function paper(...options: readonly string[]): Promise<Ended> {
  const said = { out: '', error: '' }
  const code = await paperCommand(options, {
    out: (text) => (said.out += text),
    error: (text) => (said.error += text),
  })
  return { code, ...said }
}

function write(name: string, data: unknown): string {
  writeFileSync(inFolder(name), typeof data === 'string' ? data : JSON.stringify(data))
  return inFolder(name)
}

describe('npm run paper', () => {
  it('is a process of its own, whose end says whether it went well', () => {
    const run = (...options: readonly string[]) =>
      spawnSync(process.execPath, [join(root, 'src/cli/paper.ts'), ...options], { encoding: 'utf8' })
    const well = run('--form', 'F02', '--blank', '--out', inFolder('process.pdf'))
    expect([well.status, well.stdout, well.stderr]).toEqual([0, `${inFolder('process.pdf')}：1 页\n`, ''])
    expect(readFileSync(inFolder('process.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    const badly = run('--frm', 'F02')
    expect([badly.status, badly.stdout]).toEqual([1, ''])
    expect(badly.stderr).toMatch(/用法：.*。\n$/u)
  })

  it('--list tells every form and every field with its kind and options', async () => {
    const { code, out } = await paper('--list')
    expect(code).toBe(0)
    const forms: unknown = JSON.parse(out)
    expect(forms).toHaveLength(FORMS.length)
    expect(forms).toContainEqual(expect.objectContaining({ code: 'F05', version: '2026.1' }))
    expect(out).toContain('"path": "members[].name"')
  })

  it('--data prints what is written, nested or by path', async () => {
    const data = write('values.json', { name: '林一诺', 'members[1].name': '黄阿妹', members: [{ name: '陈建平' }] })
    const { code, error } = await paper('--form', 'F01', '--data', data, '--out', inFolder('x.pdf'))
    expect(error).toBe('')
    expect(code).toBe(0)
    const text = textOf(readFileSync(inFolder('x.pdf')))
    for (const word of ['林一诺', '陈建平', '黄阿妹']) expect(text).toContain(word)
  })

  it('--blank prints the paper for handwriting', async () => {
    expect((await paper('--form', 'F02', '--blank', '--out', inFolder('blank.pdf'))).code).toBe(0)
    expect(existsSync(inFolder('blank.pdf'))).toBe(true)
  })

  it('--example writes values that print, with long texts of the length asked for', async () => {
    const written = await paper('--form', 'F05', '--example', '--long', '300', '--out', inFolder('example.json'))
    expect(written.code).toBe(0)
    const values: unknown = JSON.parse(readFileSync(inFolder('example.json'), 'utf8'))
    expect(Reflect.get(Object(values), 'causes')).toHaveLength(300)
    const printed = await paper('--form', 'F05', '--data', inFolder('example.json'), '--out', inFolder('example.pdf'))
    expect(printed.code).toBe(0)
  })

  it.each([
    ['a date that is none', { birthDate: '2026-13-40' }, '出生日期（birthDate）'],
    ['a date to come', { birthDate: '2999-01-01' }, '出生日期（birthDate）'],
    ['no option', { sex: 'boy' }, '性别（sex）'],
    ['a field there is not', { nickname: '小满' }, 'nickname'],
    ['a wrong cell', { 'members[0].age': 'vier' }, 'members[0].age'],
  ])('refuses %s with a sentence for the field, and writes nothing', async (_, data, named) => {
    const { code, error } = await paper('--form', 'F01', '--data', write('bad.json', data), '--out', inFolder('no.pdf'))
    expect(code).toBe(1)
    expect(error).toContain(named)
    expect(error).toMatch(/。\n$/u)
    expect(existsSync(inFolder('no.pdf'))).toBe(false)
  })

  it('names a character no face has', async () => {
    const data = write('rare.json', { name: '张😀' })
    const { code, error } = await paper('--form', 'F01', '--data', data, '--out', inFolder('rare.pdf'))
    expect(code).toBe(1)
    expect(error).toContain('“😀”')
  })

  it.each([
    ['nothing', []],
    ['two sources at once', ['--form', 'F01', '--blank', '--example', '--out', 'x.pdf']],
    ['a form there is not', ['--form', 'F99', '--blank', '--out', 'x.pdf']],
    ['an option there is not', ['--frm', 'F01']],
    ['a length that is none', ['--form', 'F01', '--example', '--long', 'many']],
  ])('says how it is used when given %s', async (_, options) => {
    const { code, error } = await paper(...options)
    expect(code).toBe(1)
    expect(error).toMatch(/[。]\n$/u)
    expect(error).not.toContain('    at ')
  })

  it('says what is wrong with a file that is no JSON', async () => {
    const { code, error } = await paper(
      '--form',
      'F01',
      '--data',
      write('text.json', '{oops'),
      '--out',
      inFolder('no.pdf'),
    )
    expect(code).toBe(1)
    expect(error).toContain('text.json')
  })
})

describe('Values by path', () => {
  it.each([
    [{ 'a[0].b': 1, 'a[2].b': 3 }, { a: [{ b: 1 }, {}, { b: 3 }] }],
    [{ 'flags.violence': 'no' }, { flags: { violence: 'no' } }],
    [{ 'scores.care.score': 2, 'scores.care.basis': '见' }, { scores: { care: { score: 2, basis: '见' } } }],
    [{ plain: [1, 2] }, { plain: [1, 2] }],
    [[1], [1]],
    ['x', 'x'],
  ])('%j stand at their places', (data, nested) => {
    expect(valuesFromPaths(data)).toEqual(nested)
  })

  it('makes no huge table of a huge index', () => {
    expect(valuesFromPaths({ 'a[999999999].b': 1 })).toEqual({ a: [] })
  })
})
