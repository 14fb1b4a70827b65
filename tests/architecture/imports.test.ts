import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOMS, ZOD_DOOR, type Room } from './import-table.ts'
import { allImports, sourceFiles, type Import } from './imports.ts'

const imports = allImports()

function roomOf(path: string): string {
  return path.split('/')[0] ?? ''
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:*'
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
}

function mayUse(room: Room, path: string): boolean {
  return room.rooms.some((allowed) => (allowed.endsWith('.ts') ? path === allowed : roomOf(path) === allowed))
}

function place({ from, line, to }: Import): string {
  return `src/${from}:${String(line)} → ${to}`
}

function trespasses(rule: (found: Import) => boolean): string[] {
  return imports.filter(rule).map(place)
}

describe('the walls of the house', () => {
  it('has a row in the table for every folder of src', () => {
    expect([...new Set(sourceFiles().map(roomOf))].filter((room) => !(room in ROOMS))).toEqual([])
  })

  it('lets a folder import only the folders it may', () => {
    expect(
      trespasses(({ from, to, own }) => {
        const room = ROOMS[roomOf(from)]
        if (!own || room === undefined || to.startsWith('../resources/')) return false
        return roomOf(to) !== roomOf(from) && !mayUse(room, to)
      }),
    ).toEqual([])
  })

  it('lets a folder import only the packages it may', () => {
    expect(
      trespasses(({ from, to, own }) => !own && !(ROOMS[roomOf(from)]?.packages.includes(packageOf(to)) ?? false)),
    ).toEqual([])
  })

  it('lets data files be read from resources only', () => {
    expect(trespasses(({ to, own }) => own && to.startsWith('..') && !to.startsWith('../resources/'))).toEqual([])
  })

  it('sets zod up in one file only', () => {
    expect(trespasses(({ from, to }) => packageOf(to) === 'zod' && from !== ZOD_DOOR)).toEqual([])
  })

  it('gives the preload types only, so that its bundle stays small', () => {
    expect(
      trespasses(
        ({ from, to, own, typeOnly }) => roomOf(from) === 'preload' && own && roomOf(to) !== 'preload' && !typeOnly,
      ),
    ).toEqual([])
  })

  it('keeps features apart: none imports another', () => {
    const feature = (path: string) => /^renderer\/features\/([^/]+)\//.exec(path)?.[1]
    expect(
      trespasses(({ from, to }) => {
        const [here, there] = [feature(from), feature(to)]
        return here !== undefined && there !== undefined && here !== there
      }),
    ).toEqual([])
  })

  it('keeps the shared pieces free of features', () => {
    expect(
      trespasses(({ from, to }) => from.startsWith('renderer/ui/') && to.startsWith('renderer/features/')),
    ).toEqual([])
  })

  it('lets screens write through verbs only: none imports the store’s commit', () => {
    expect(trespasses(({ from, to }) => from.startsWith('renderer/features/') && to === 'storage/commit.ts')).toEqual(
      [],
    )
  })

  it('names every package in package.json that it imports', () => {
    const manifest: unknown = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8'))
    const known = Object.keys((manifest as { devDependencies: Record<string, string> }).devDependencies)
    const used = new Set(imports.filter(({ own }) => !own).map(({ to }) => packageOf(to)))
    expect([...used].filter((name) => name !== 'node:*' && !known.includes(name))).toEqual([])
  })
})
