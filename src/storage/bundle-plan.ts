import type { BundleMember } from './bundle-members.ts'

/** Rows of one bundle at most: so many are opened singly when it has to go. */
export const MOST_MEMBERS = 128
/** Fewer rows than these are opened singly, which takes no longer than a frame. */
const FEWEST_MEMBERS = 16
/** A bundle of which less than this is still so is made anew. */
const LEAST_LIVE = 2 / 3

export interface BundleHead {
  readonly id: string
  readonly members: readonly BundleMember[]
}

export interface BundlePlan {
  /** Groups of ids of rows to be bundled. */
  readonly make: readonly (readonly string[])[]
  /** Bundles that go when those are made. */
  readonly drop: readonly string[]
}

/**
 * What there is to do for the bundles of one table.
 * @param revisions the rows there are, and the revision of each
 */
export function planBundles(heads: readonly BundleHead[], revisions: ReadonlyMap<string, number>): BundlePlan {
  const drop = new Set(heads.filter((head) => isSpent(head, revisions)).map(({ id }) => id))
  let loose = looseRows(heads, drop, revisions)
  if (loose.length < FEWEST_MEMBERS) return { make: [], drop: [...drop] }
  // Every opening leaves some rows of the day before: small bundles are joined, or there would be one for each day.
  for (const { id, members } of heads) if (members.length < MOST_MEMBERS / 2) drop.add(id)
  loose = looseRows(heads, drop, revisions)
  const make: (readonly string[])[] = []
  for (let at = 0; at < loose.length; at += MOST_MEMBERS) make.push(loose.slice(at, at + MOST_MEMBERS))
  return { make, drop: [...drop] }
}

/** A row that is gone may have been erased: its bundle goes too, at once. */
function isSpent({ members }: BundleHead, revisions: ReadonlyMap<string, number>): boolean {
  if (members.length === 0 || members.some(({ id }) => !revisions.has(id))) return true
  return members.filter(({ id, rev }) => revisions.get(id) === rev).length < members.length * LEAST_LIVE
}

function looseRows(
  heads: readonly BundleHead[],
  dropped: ReadonlySet<string>,
  revisions: ReadonlyMap<string, number>,
): readonly string[] {
  const bundled = new Set<string>()
  for (const { id, members } of heads) {
    if (dropped.has(id)) continue
    for (const member of members) if (revisions.get(member.id) === member.rev) bundled.add(member.id)
  }
  return [...revisions.keys()].filter((id) => !bundled.has(id))
}
