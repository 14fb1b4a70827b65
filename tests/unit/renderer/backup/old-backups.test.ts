import { describe, expect, it } from 'vitest'
import { verifiedOnes } from '../../../../src/renderer/features/backup/old-backups.ts'
import { emptyState, stateAfter } from '../../../../src/storage/workspace.ts'

const OURS = 'a'.repeat(32)
const NAME = 'xingchen-backup-2026-11-20-0900.age'

describe('which backups on a stick may ever be cleared away', () => {
  const state = stateAfter(emptyState(), [
    {
      table: 'backups',
      id: 'one',
      value: {
        ...{ id: 'one', at: '2026-11-20T01:00:00.000Z', byStaffId: 'head', medium: '蓝色', mediumNumber: '01' },
        ...{ fileName: NAME, bytes: 500, sha256: 'ab', counts: {} },
      },
    },
  ])
  it.each([
    ['in the register, of its length, with our slots', { name: NAME, bytes: 500, stationId: OURS }, true],
    ['of another length', { name: NAME, bytes: 499, stationId: OURS }, false],
    ['with slots of another station', { name: NAME, bytes: 500, stationId: 'b'.repeat(32) }, false],
    ['without slots', { name: NAME, bytes: 500, stationId: null }, false],
    ['not in the register', { name: NAME.replace('20-', '19-'), bytes: 500, stationId: OURS }, false],
  ])('%s', (_name, found, may) => {
    expect(verifiedOnes([found], OURS, state)).toEqual(may ? [found.name] : [])
  })
})
