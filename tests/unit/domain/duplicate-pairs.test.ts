import { describe, expect, it } from 'vitest'
import { buildDuplicateIndex, candidatesFor, entryOfFile } from '../../../src/domain/duplicates.ts'
import { duplicatePairs, lookAlikePairs, type FilePair } from './duplicate-pairs.ts'

const SEED = 20_261_128
const PAIRS = 300

describe('of 300 children filed twice and 300 pairs that only look alike', () => {
  const twice = duplicatePairs(SEED, PAIRS)
  const alike = lookAlikePairs(SEED + 1, PAIRS)
  // All first files are on the register together, as they would be.
  const index = buildDuplicateIndex([...twice, ...alike].map(({ one }) => one))
  const saysSame = ({ one, other }: FilePair) =>
    candidatesFor(index, entryOfFile(other)).some(
      ({ onFile, suggests }) => onFile.childId === one.childId && suggests === 'sameChild',
    )
  const found = twice.filter(saysSame)
  const wrong = alike.filter(saysSame)
  const recall = found.length / twice.length
  const precision = found.length / (found.length + wrong.length)
  const missed = countBy(twice.filter((pair) => !found.includes(pair)))
  const mistaken = countBy(wrong)

  it('at least 95 of 100 are found', () => {
    console.info(`duplicates: recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`, { missed, mistaken })
    expect(recall).toBeGreaterThanOrEqual(0.95)
  })

  it('and of those said to be the same at least 95 of 100 are', () => {
    expect(precision).toBeGreaterThanOrEqual(0.95)
  })

  it('every kind of slip is found more often than not, but where only the name is left', () => {
    const kinds = Map.groupBy(twice, ({ how }) => how)
    for (const [how, pairs] of kinds) {
      if (how === 'only the name is left') continue
      expect(pairs.filter(saysSame).length / pairs.length, how).toBeGreaterThan(0.5)
    }
  })

  it('a stranger is hardly ever said to be somebody on file', () => {
    const strangers = lookAlikePairs(SEED + 2, PAIRS).map(({ one }) => one)
    const said = strangers.filter((stranger) =>
      candidatesFor(index, entryOfFile(stranger)).some(({ suggests }) => suggests === 'sameChild'),
    )
    expect(said.length).toBeLessThan(PAIRS / 50)
  })
})

function countBy(pairs: readonly FilePair[]): Readonly<Record<string, number>> {
  return Object.fromEntries([...Map.groupBy(pairs, ({ how }) => how)].map(([how, some]) => [how, some.length]))
}
