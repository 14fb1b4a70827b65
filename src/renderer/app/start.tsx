import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutsideFailure } from '../../contract/ipc.ts'
import type { Task } from '../../contract/task.ts'
import { findStation, type FoundStation } from '../../storage/find-station.ts'
import { STORE_NAME, type Store } from '../../storage/store.ts'
import { storeFailureSentence } from '../../storage/store-failure.ts'
import { mendSlots } from '../../verbs/staff-slots.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Note } from '../ui/note.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { prepareArgon2 } from '../workers/argon2-in-worker.ts'
import { sealedInWorker } from '../workers/sealed-in-worker.ts'
import { keepAppVersion } from './app-version.ts'
import { SessionProvider, useDesk, useWorkspace, type Session } from './desk-context.tsx'
import { currentLanguage, speak } from './i18n.ts'
import { outsideFailureSentence } from './failure-sentence.ts'
import { keepBundles } from './keep-bundles.ts'
import { keepSnapshots } from './keep-snapshots.ts'
import type { LockedStation } from './open-session.ts'
import { rehearseDesk } from './rehearse-desk.tsx'
import { router } from './router.tsx'
import styles from './start.module.css'
import { takeStoppedRestore } from './stopped-restore.ts'
import { storeFirstLine } from './store-first-line.ts'

const FirstRunPage = lazy(async () => ({
  default: (await import('../features/first-run/first-run-page.tsx')).FirstRunPage,
}))
const UnlockPage = lazy(async () => ({ default: (await import('../features/unlock/unlock-page.tsx')).UnlockPage }))
const MustChangePassword = lazy(async () => ({
  default: (await import('../features/unlock/must-change-password.tsx')).MustChangePassword,
}))
const RestorePage = lazy(async () => ({ default: (await import('../features/restore/restore-page.tsx')).RestorePage }))

type Stage =
  | { readonly kind: 'reading' }
  /** The store cannot be opened: a sentence, and never a fresh station in its place. */
  | { readonly kind: 'trouble'; readonly sentence: string }
  | { readonly kind: 'firstRun'; readonly store: Store }
  /** `stopped`: the file of a restore that was locked half-way and can be gone on with. */
  | { readonly kind: 'restoring'; readonly store: Store; readonly stopped: string | null }
  | { readonly kind: 'locked'; readonly station: LockedStation }
  | { readonly kind: 'working' }
  | { readonly kind: 'open'; readonly session: Session }

/** From the start of the page to the open desk: first run, restore, unlock, or the work of a command line. */
export function Start() {
  const { t } = useTranslation()
  const [stage, setStage] = useState<Stage>({ kind: 'reading' })
  useEffect(() => {
    let gone = false
    void firstStage((failure) => outsideFailureSentence(t, failure))
      // A station that cannot be looked at is told as such; an empty page would tell nothing.
      .catch((error: unknown): Stage => ({ kind: 'trouble', sentence: unavailableSentence(error) }))
      .then((next) => {
        if (!gone) setStage(next)
      })
    return () => {
      gone = true
    }
    // Once, at the start of the page.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const open = (session: Session) => setStage({ kind: 'open', session })
  const session = stage.kind === 'open' ? stage.session : null
  useEffect(() => {
    if (session !== null) storeFirstLine(session)
  }, [session])
  useEffect(() => (session === null ? undefined : keepSnapshots(session)), [session])
  useEffect(() => (session === null ? undefined : keepBundles(session)), [session])
  // What a power cut left at the door while somebody was removed. Its failure is the next opening's.
  useEffect(() => {
    if (session !== null) void mendSlots(session)
  }, [session])
  const door = stage.kind === 'locked' ? stage.station : null
  useEffect(() => (door === null ? undefined : getReady(door)), [door])
  const lookAgain = (store: Store) => {
    void store
      .readMeta()
      .then((meta) => setStage(meta === null ? { kind: 'firstRun', store } : locked({ store, meta, rebuild: false })))
  }

  switch (stage.kind) {
    case 'reading':
      return <Bare>{null}</Bare>
    case 'trouble':
      return (
        <Bare>
          <Note tone="trouble">{stage.sentence}</Note>
        </Bare>
      )
    case 'working':
      return (
        <Bare>
          <EmptyState>{t('common.working')}</EmptyState>
        </Bare>
      )
    case 'firstRun':
      return (
        <Suspense fallback={<Bare>{null}</Bare>}>
          <FirstRunPage
            store={stage.store}
            onDone={open}
            onRestore={() => setStage({ kind: 'restoring', store: stage.store, stopped: null })}
          />
        </Suspense>
      )
    case 'restoring':
      return (
        <Suspense fallback={<Bare>{null}</Bare>}>
          <div className={styles['root']}>
            <TopBar stationName="" />
            <RestorePage store={stage.store} stopped={stage.stopped} onDone={() => lookAgain(stage.store)} />
          </div>
        </Suspense>
      )
    case 'locked':
      return (
        <Suspense fallback={<Bare>{null}</Bare>}>
          <UnlockPage station={stage.station} onDone={open} />
        </Suspense>
      )
    case 'open':
      return (
        <SessionProvider session={stage.session}>
          <OpenDesk />
        </SessionProvider>
      )
  }
}

/** The desk, once the password is the person's own. */
function OpenDesk() {
  const { id } = useDesk().actor
  const mustChange = useWorkspace((state) => state.staff.get(id)?.mustChangePassword === true)
  if (!mustChange) return <RouterProvider router={router} />
  return (
    <Suspense fallback={<Bare>{null}</Bare>}>
      <MustChangePassword />
    </Suspense>
  )
}

function Bare({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles['root']}>
      <TopBar stationName="" />
      <main className={styles['words']}>{children}</main>
    </div>
  )
}

function unavailableSentence(error: unknown): string {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return storeFailureSentence({ kind: 'unavailable', reason }, currentLanguage())
}

/** What the open desk needs and what tells nothing, brought while somebody types the password. Returns how to stop. */
function getReady({ store, meta, rebuild }: LockedStation): () => void {
  let stop: () => void = () => undefined
  const idle = requestIdleCallback(() => {
    prepareArgon2()
    if (!rebuild) store.readAhead(sealedInWorker)
    stop = rehearseDesk(store, meta.vault.stationId)
  })
  return () => {
    cancelIdleCallback(idle)
    stop()
  }
}

function locked(station: LockedStation): Stage {
  return { kind: 'locked', station }
}

async function firstStage(sentenceOf: (failure: OutsideFailure) => string): Promise<Stage> {
  const boot = await window.station.call['app.boot'](undefined)
  if (!boot.ok) return { kind: 'trouble', sentence: sentenceOf(boot.failure) }
  keepAppVersion(boot.value.version)
  await speak(boot.value.language)
  const found = await findStation(window.station.call, STORE_NAME, () =>
    window.station.call['app.dropStore'](undefined),
  )
  if (!found.ok) {
    const sentence =
      found.failure.kind === 'outside'
        ? sentenceOf(found.failure.failure)
        : storeFailureSentence(found.failure, currentLanguage())
    // A command line must end with a sentence, not wait for somebody at the screen.
    if (boot.value.task !== null) void import('../tasks/run-task.ts').then(({ failTask }) => failTask(sentence))
    return { kind: 'trouble', sentence }
  }
  const { store, meta, rebuild } = found.value
  if (boot.value.task !== null) return startTask(boot.value.task, found.value, sentenceOf)
  const stopped = takeStoppedRestore()
  if (meta === null) {
    if (stopped === null) return { kind: 'firstRun', store }
    await speak(stopped.language)
    return { kind: 'restoring', store, stopped: stopped.fileName }
  }
  await speak(meta.language)
  return locked({ store, meta, rebuild })
}

/** A command line started the app: its work goes through the same verbs as the screens. */
async function startTask(
  task: Task,
  station: FoundStation,
  sentenceOf: (failure: OutsideFailure) => string,
): Promise<Stage> {
  const { runTask } = await import('../tasks/run-task.ts')
  void runTask(task, station, sentenceOf)
  return { kind: 'working' }
}
