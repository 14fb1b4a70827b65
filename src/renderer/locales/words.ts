/**
 * The shape a second language must have: every key of the Chinese words, each a string. Where a language has a singular
 * of its own, `key_one` may stand beside `key` (i18next's plural suffix).
 */
export type Words<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]>
} & {
  readonly [K in keyof T as T[K] extends string ? (K extends string ? `${K}_one` : never) : never]?: string
}
