// @vitest-environment node
import { expect, test } from 'vitest'
import { placeAt } from '../../../../src/renderer/ui/paper/place-at.ts'

const frame = { field: 'members', page: 1, x: 80, y: 100, width: 400, height: 200 }
const cell = { field: 'members[0].name', page: 1, x: 80, y: 120, width: 60, height: 20 }

test('pressing a cell means the cell, not the table around it', () => {
  expect(placeAt([frame, cell], 90, 130)).toBe(cell)
  expect(placeAt([cell, frame], 90, 130)).toBe(cell)
})

test('pressing beside the cell means the table, beside both nothing', () => {
  expect(placeAt([frame, cell], 300, 250)).toBe(frame)
  expect(placeAt([frame, cell], 10, 10)).toBeUndefined()
})
