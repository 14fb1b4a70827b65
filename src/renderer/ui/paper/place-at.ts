import type { FieldPlace } from '../../../contract/print-model.ts'

/** The smallest place that holds the point, so a cell wins over the frame around it. */
export function placeAt(places: readonly FieldPlace[], x: number, y: number): FieldPlace | undefined {
  return places
    .filter((place) => x >= place.x && x <= place.x + place.width && y >= place.y && y <= place.y + place.height)
    .sort((a, b) => a.width * a.height - b.width * b.height)[0]
}
