import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WrongTries } from '../../../src/main/wrong-tries.ts'

const AT = '2026-11-23T04:00:00.000Z'
let profile: string
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'tries-'))
})
afterEach(() => rm(profile, { recursive: true }))
const file = () => join(profile, 'wrong-tries.json')

describe('wrong passwords in a row', () => {
  it('are counted for each slot, also over a restart', async () => {
    const tries = new WrongTries(profile)
    await tries.wrong('a-1', AT)
    await Promise.all([tries.wrong('a-1', AT), tries.wrong('b-2', AT), tries.wrong('a-1', AT)])
    expect(await new WrongTries(profile).all()).toEqual({ 'a-1': { wrong: 3, at: AT }, 'b-2': { wrong: 1, at: AT } })
  })

  it('end with the right one, which learns how many there were', async () => {
    const tries = new WrongTries(profile)
    await tries.wrong('a-1', AT)
    await tries.wrong('a-1', AT)
    await tries.wrong('b-2', AT)
    expect(await tries.clear('a-1')).toBe(2)
    expect(await tries.clear('a-1')).toBe(0)
    expect(await tries.all()).toEqual({ 'b-2': { wrong: 1, at: AT } })
  })

  it.each([
    ['no JSON', '{'],
    ['another shape', '{"a-1":{"wrong":-3,"at":"x"}}'],
    ['a list', '[1]'],
  ])('a file that is %s counts as none and is written anew', async (_, text) => {
    await writeFile(file(), text)
    const tries = new WrongTries(profile)
    expect(await tries.all()).toEqual({})
    expect(await tries.wrong('a-1', AT)).toEqual({ wrong: 1, at: AT })
    expect(await tries.all()).toEqual({ 'a-1': { wrong: 1, at: AT } })
  })

  it('are kept as random ids and numbers, nothing else', async () => {
    await new WrongTries(profile).wrong('a-1', AT)
    expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual({ 'a-1': { wrong: 1, at: AT } })
  })
})
