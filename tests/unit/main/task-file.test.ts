import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTask } from '../../../src/main/task-file.ts'

let folder = ''
const write = (name: string, content: string) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'task-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const sample = { name: 'sample', children: 3, years: 1, seed: 1, names: [] }

describe('a task of the command line', () => {
  it('is none when a person starts the app', () => {
    expect(readTask(['electron', '.'], {})).toEqual({ ok: true, value: null })
  })

  it('comes from the file named by the argument or by STATION_TASK', () => {
    const path = write('whole.json', JSON.stringify({ ...sample, password: 'pw' }))
    for (const [args, env] of [
      [[`--task=${path}`], {}],
      [[], { STATION_TASK: path }],
    ] as const)
      expect(readTask(args, env)).toMatchObject({ ok: true, value: { name: 'sample', password: 'pw' } })
  })

  it('takes the password from the environment when the file has none', () => {
    const path = write('bare.json', JSON.stringify(sample))
    expect(readTask([`--task=${path}`], { STATION_PASSWORD: 'from env' })).toMatchObject({
      ok: true,
      value: { password: 'from env' },
    })
    expect(readTask([`--task=${path}`], {})).toMatchObject({ ok: false })
  })

  it.each([
    ['not json', '{'],
    ['unknown task', '{"name":"format"}'],
    ['wrong number', JSON.stringify({ ...sample, password: 'pw', children: -1 })],
    ['a list', '[]'],
  ])('is refused with a sentence: %s', (name, content) => {
    const path = write(`${name}.json`, content)
    const read = readTask([`--task=${path}`], {})
    expect(read).toMatchObject({ ok: false })
    expect(!read.ok && read.failure).toContain(path)
  })

  it('is refused with a sentence when the file is not there', () => {
    expect(readTask(['--task=/nowhere/x.json'], {})).toMatchObject({ ok: false })
  })
})
