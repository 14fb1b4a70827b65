/** Values as the screen holds them while they are typed. */
export type ScreenValues = Record<string, unknown>

/** The rules' path as react-hook-form writes it: `household[2].name` → `household.2.name`. */
export function inputName(path: string): string {
  return path.replaceAll(/\[(\d+)\]/g, '.$1')
}

/** The field a path belongs to: `household[2].name` → `household`. */
export function fieldOf(path: string): string {
  return /^[^.[]+/.exec(path)?.[0] ?? path
}

/** Whether `path` is `field` itself or a part of it. */
export function isWithin(path: string, field: string): boolean {
  return path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`)
}
