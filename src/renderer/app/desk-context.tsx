import { createContext, use, useCallback, useSyncExternalStore, type ReactNode } from 'react'
import type { Child, Staff } from '../../domain/records.ts'
import type { Result } from '../../domain/result.ts'
import type { Store } from '../../storage/store.ts'
import type { WorkspaceState } from '../../storage/tables.ts'
import type { StationKeys } from '../../vault/station-keys.ts'
import type { Desk } from '../../verbs/desk.ts'
import { fileSight, visibleState, type FileSight, type Opened } from '../../verbs/sight.ts'
import type { Verb, VerbFailure } from '../../verbs/verb.ts'
import { rememberLast } from './remember-last.ts'

/** An unlocked station: it exists from unlocking until the page is thrown away. */
export interface Session {
  readonly desk: Desk
  /** For what is not a record: changing a password, the language, writing and reading backups. */
  readonly store: Store
  readonly keys: StationKeys
}

const SessionContext = createContext<Session | null>(null)

export function SessionProvider({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>
}

export function useSession(): Session {
  const session = use(SessionContext)
  if (session === null) throw new Error('a page of the desk is shown while the station is locked')
  return session
}

export function useDesk(): Desk {
  return useSession().desk
}

/**
 * What a page reads of the files, drawn anew after each commit: only what the person at the desk may see
 * (src/verbs/sight.ts). `state` is immutable: a selector may hand out its maps and records, which keep their identity
 * while they are unchanged.
 */
export function useWorkspace<Selected>(selector: (state: WorkspaceState) => Selected): Selected {
  const desk = useDesk()
  const state = useSyncExternalStore(desk.workspace.subscribe, () => desk.workspace.state)
  const opened = useSyncExternalStore(desk.opened.subscribe, desk.opened.now)
  return selector(visibleState(state, desk.actor, opened))
}

/**
 * Everything, whoever looks: for a rule that has to know of files it does not show, such as whether a child is on file
 * already. What comes of it is shown only as far as `useSight` allows.
 */
export function useWholeWorkspace<Selected>(selector: (state: WorkspaceState) => Selected): Selected {
  const { workspace } = useDesk()
  return selector(useSyncExternalStore(workspace.subscribe, () => workspace.state))
}

/** How much the person at the desk sees of a child's file: the same function while nothing is opened. */
export function useSight(): (child: Pick<Child, 'id' | 'workerId'>) => FileSight {
  const desk = useDesk()
  const opened = useSyncExternalStore(desk.opened.subscribe, desk.opened.now)
  return sightOf(desk.actor, opened)
}

const sightOf = rememberLast(
  (actor: Staff, opened: Opened) => (child: Pick<Child, 'id' | 'workerId'>) => fileSight(actor, child, opened),
)

/** The one way a screen writes: `const register = useVerb(registerChild)`, then `await register(input)`. */
export function useVerb<Input, Output>(
  verb: Verb<Input, Output>,
): (input: Input) => Promise<Result<Output, VerbFailure>> {
  const desk = useDesk()
  return useCallback((input: Input) => desk.perform(verb, input), [desk, verb])
}
