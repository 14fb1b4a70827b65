import type { Migration } from './migration.ts'

/**
 * 5: a child may say which others it is not (`notSameAs`), and the trail that a family was asked in vain. Nothing of
 * before is written otherwise; the number keeps an older app, which would drop the one and refuse the other, from the store.
 */
export const to5: Migration = { to: 5, up: {} }
