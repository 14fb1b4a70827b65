import { useSyncExternalStore } from 'react'
import type { Child } from '../../../domain/records.ts'
import type { RiskLevel } from '../../../domain/risk.ts'
import type { ChildRow } from '../../../storage/selectors/children.ts'

/** `onRegister`: 在册 and 服务中, whose files are open. */
export type StatusFilter = 'onRegister' | 'all' | Child['status']

/** What the list shows. `null`: whatever it is. */
export interface ListView {
  readonly wanted: string
  readonly community: string | null
  readonly risk: RiskLevel | 'none' | null
  readonly status: StatusFilter
  /** The child the keys stand on. */
  readonly activeId: string | null
}

export const WHOLE_LIST: ListView = { wanted: '', community: null, risk: null, status: 'onRegister', activeId: null }

export function isOnRegister({ status }: Child): boolean {
  return status === 'registered' || status === 'inService'
}

/** Whether a child passes the filters; the words searched for are somebody else's. */
export function passesFilters(row: ChildRow, view: ListView): boolean {
  return (
    (view.community === null || row.community === view.community) &&
    (view.risk === null || (row.riskLevel ?? 'none') === view.risk) &&
    passesStatus(row.child, view.status)
  )
}

function passesStatus(child: Child, status: StatusFilter): boolean {
  if (status === 'all') return true
  return status === 'onRegister' ? isOnRegister(child) : child.status === status
}

export function isFiltered(view: ListView): boolean {
  return view.community !== null || view.risk !== null || view.status !== 'onRegister'
}

// In memory only, so that coming back from a file finds the list as it was. It may hold a name: a lock throws it away
// with the page.
let current = WHOLE_LIST
const listeners = new Set<() => void>()

export function changeListView(change: Partial<ListView>): void {
  current = { ...current, ...change }
  for (const listener of listeners) listener()
}

export function useListView(): ListView {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}
