import type { Drawing } from './shapes.ts'

/** No smaller: the least words of a drawing (8.1 points) are then 6.5 points high. */
export const LEAST_SCALE = 0.81

/** A drawing may be so wide, in millimetres, to fit into a room of this width when it is scaled down. */
export function widestFor(room: number): number {
  return room / LEAST_SCALE
}

/** How much smaller a drawing is made for a room, in millimetres. It may still be higher than the room: then the room grows. */
export function scaleFor(
  { width, height }: Pick<Drawing, 'width' | 'height'>,
  room: { width: number; height: number },
): number {
  return Math.max(Math.min(1, room.width / width, room.height / height), Math.min(LEAST_SCALE, room.width / width))
}
