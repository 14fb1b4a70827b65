import type { Staff } from '../../domain/records.ts'

/** Who can be 主责社工 of a child: workers, and the head in a small station. */
export function mayLeadCases({ role, active }: Staff): boolean {
  return active && (role === 'head' || role === 'worker')
}
