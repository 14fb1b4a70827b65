import type { Child, Staff } from '../../domain/records.ts'

/**
 * Who sees more of a file than name and worker (product.md §4): a worker only the cases assigned; the head, the visiting
 * supervisor and the clerk of the register all.
 */
export function maySeeFile(actor: Staff, child: Pick<Child, 'workerId'>): boolean {
  return actor.role !== 'worker' || child.workerId === actor.id
}
