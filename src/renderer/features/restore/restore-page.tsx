import { useSearch } from '@tanstack/react-router'
import type { Store } from '../../../storage/store.ts'
import { useDesk } from '../../app/desk-context.tsx'
import { RestoreGuide } from './restore-guide.tsx'
import { RestoreOver } from './restore-over.tsx'
import { RestoreWizard } from './restore-wizard.tsx'

interface RestorePageProps {
  /** The empty store to fill; without it a station is open. */
  readonly store?: Store
  /** The file of a restore that was locked half-way. */
  readonly stopped?: string | null
  /** Look at the store again: it holds the station now, or the worker went back. */
  readonly onDone?: () => void
}

export function RestorePage({ store, stopped = null, onDone }: RestorePageProps) {
  if (store === undefined || onDone === undefined) return <AtOpenDesk />
  return <RestoreWizard store={store} stopped={stopped} onDone={onDone} />
}

function AtOpenDesk() {
  const { actor } = useDesk()
  const { kept } = useSearch({ from: '/restore' })
  return actor.role === 'head' ? <RestoreOver kept={kept} /> : <RestoreGuide />
}
