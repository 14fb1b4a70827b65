import type { ChildRow } from '../../../../src/storage/selectors/children.ts'

/** A child of the list, as far as a test names it. */
export function rowOf(changes: Partial<ChildRow> & { readonly status?: ChildRow['child']['status'] } = {}): ChildRow {
  const { status = 'registered', ...rest } = changes
  const childId = rest.childId ?? 'c1'
  return {
    child: {
      id: childId,
      caseNumber: 'XY-2026-个-0037',
      householdId: 'h1',
      workerId: 's1',
      population: 'registered',
      status,
      categorySpans: [],
      moves: [],
      facts: {},
      createdAt: '2026-03-10T02:00:00Z',
    },
    childId,
    name: '陈小满',
    formerName: '',
    petName: '',
    alias: '',
    caseNumber: 'XY-2026-个-0037',
    sex: '2',
    birthDate: '2017-09-04',
    age: 9,
    idNumber: '',
    categories: [],
    householdId: 'h1',
    community: '海风',
    school: '',
    guardianName: '',
    guardianPhone: '',
    phones: [],
    notSameAs: [],
    workerId: 's1',
    workerName: '苏禾',
    riskLevel: null,
    phase: 'intake',
    oldestVerifiedOn: null,
    ...rest,
  }
}
