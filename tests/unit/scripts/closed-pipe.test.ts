import { spawnSync } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { letReadersGo } from '../../../src/contract/closed-pipe.ts'

const PROJECT = resolve(import.meta.dirname, '../../..')

/** What a shell with `pipefail` says of `command | head`: the command's own exit code, and all it said on stderr. */
function readByHead(command: string): { readonly status: number | null; readonly stderr: string } {
  const line = `set -o pipefail; ${JSON.stringify(process.execPath)} ${command} | head -c 10 > /dev/null`
  const { status, stderr } = spawnSync('bash', ['-c', line], { cwd: PROJECT, encoding: 'utf8' })
  return { status, stderr }
}

describe('a reader that has enough', () => {
  test.skipIf(process.platform === 'win32')('ends a long list without a word', () => {
    expect(readByHead('src/cli/paper.ts --list')).toEqual({ status: 0, stderr: '' })
  })

  test('is the only trouble of a stream that is let pass', () => {
    const stream = new EventEmitter()
    letReadersGo(stream)
    const trouble = (code: string) => Object.assign(new Error(code), { code })
    expect(() => stream.emit('error', trouble('EPIPE'))).not.toThrow()
    expect(() => stream.emit('error', trouble('ENOSPC'))).toThrow('ENOSPC')
    expect(() => stream.emit('error', new Error('else'))).toThrow('else')
  })
})
