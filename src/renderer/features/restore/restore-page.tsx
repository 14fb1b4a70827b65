import type { Store } from '../../../storage/store.ts'
import { RestoreGuide } from './restore-guide.tsx'
import { RestoreWizard } from './restore-wizard.tsx'

interface RestorePageProps {
  /** The empty store to fill; without it a station is open, and the page only says how a restore is done. */
  readonly store?: Store
  /** Look at the store again: it holds the station now, or the worker went back. */
  readonly onDone?: () => void
}

export function RestorePage({ store, onDone }: RestorePageProps) {
  return store === undefined || onDone === undefined ? (
    <RestoreGuide />
  ) : (
    <RestoreWizard store={store} onDone={onDone} />
  )
}
