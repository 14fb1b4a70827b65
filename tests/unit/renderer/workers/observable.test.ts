import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Observable } from '../../../../src/renderer/workers/observable.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function watched() {
  const value = new Observable({ stage: 'writing', bytes: 0 })
  const told: unknown[] = []
  value.subscribe(() => told.push(value.get()))
  return { value, told }
}

describe('a value that is watched', () => {
  it('tells every update', () => {
    const { value, told } = watched()
    value.update({ bytes: 1 })
    value.update({ bytes: 2 })
    expect(told).toEqual([
      { stage: 'writing', bytes: 1 },
      { stage: 'writing', bytes: 2 },
    ])
  })

  it('tells what comes many times a second now and then, and has it at once', () => {
    const { value, told } = watched()
    for (let bytes = 1; bytes <= 1000; bytes += 1) {
      value.soon({ bytes })
      expect(value.get().bytes).toBe(bytes)
      vi.advanceTimersByTime(1)
    }
    expect(told).toEqual([1, 201, 401, 601, 801].map((bytes) => ({ stage: 'writing', bytes })))
  })

  it('leaves nothing out when the next update is told', () => {
    const { value, told } = watched()
    value.soon({ bytes: 1 })
    value.soon({ bytes: 2 })
    value.update({ stage: 'done' })
    expect(told.at(-1)).toEqual({ stage: 'done', bytes: 2 })
  })
})
