import { Button } from '@mantine/core'
import { IconCalendarCheck, IconEye, IconEyeOff, IconFolders, IconSettings, IconUsb } from '@tabler/icons-react'
import { Outlet, useMatches, useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { numberInWords } from '../../domain/number-in-words.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { cx } from '../ui/cx.ts'
import { Key } from '../ui/key-hint.tsx'
import { LiveRegion } from '../ui/live-region.tsx'
import { NavItem } from '../ui/nav-item.tsx'
import { OnceOpened } from '../ui/once-opened.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { mayUseSingleKeys, useHotkeys } from '../ui/use-hotkeys.ts'
import { ClosingDialog } from './closing-dialog.tsx'
import { ChildSearch } from './child-search.tsx'
import { Cover } from './cover.tsx'
import { useDesk, useWorkspace } from './desk-context.tsx'
import styles from './frame.module.css'
import { KeysDialog } from './keys-dialog.tsx'
import { LockButton } from './lock-button.tsx'
import { useLocking, useLockSoon } from './lock.ts'
import { toggleNames, useNamesHidden } from './names-hidden.ts'
import { OpenedSheetNote } from './opened-sheet-note.tsx'
import { useNoteOpened } from './note-opened.ts'
import { StationNote } from './station-note.tsx'
import { StatusBar } from './status-bar.tsx'
import { useNameMask } from './use-name-mask.ts'

const PAGE_ID = 'page'

/** Top bar, menu, page, status bar: what stands around every page of an unlocked station. */
export function Frame() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { history } = useRouter()
  const rail = useMatches({ select: (matches) => matches.some((match) => match.staticData.rail) })
  const station = useWorkspace((state) => state.station.get('station'))
  const childCount = useWorkspace((state) => state.children.size)
  const desk = useDesk()
  const { actor } = desk
  const locking = useLocking(desk)
  const soon = useLockSoon()
  const namesHidden = useNamesHidden()
  useNameMask()
  useNoteOpened()
  const [showsKeys, setShowsKeys] = useState(false)
  useEffect(() => {
    // The first paper would wait for its process and its reader; they get ready once the page stands.
    const idle = requestIdleCallback(
      () => void import('../ui/paper/warm-up-paper.ts').then((paper) => paper.warmUpPaper()),
    )
    return () => cancelIdleCallback(idle)
  }, [])

  useHotkeys({
    'mod+l': locking.lock,
    F8: toggleNames,
    'alt+1': () => void navigate({ to: '/today' }),
    'alt+2': () => void navigate({ to: '/children' }),
    'alt+3': () => void navigate({ to: '/backup' }),
    'alt+4': () => void navigate({ to: '/settings' }),
    F1: () => setShowsKeys(true),
  })
  // Escape leaves a text field first, and only then the page. It never discards text: drafts are stored as typed.
  useHotkeys({
    Escape: (event) => {
      if (mayUseSingleKeys(event) && history.canGoBack()) history.back()
    },
  })

  return (
    <div className={styles['frame']}>
      <a
        href={`#${PAGE_ID}`}
        className={styles['skip']}
        onClick={(event) => {
          // The address belongs to the router.
          event.preventDefault()
          document.getElementById(PAGE_ID)?.focus()
        }}
      >
        {t('common.frame.skip')}
      </a>
      <TopBar stationName={station?.name ?? ''}>
        <ChildSearch className={styles['search']} />
        <span className={styles['right']}>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            aria-pressed={namesHidden}
            leftSection={namesHidden ? <IconEyeOff size={16} stroke={1.6} /> : <IconEye size={16} stroke={1.6} />}
            rightSection={<Key>F8</Key>}
            onClick={toggleNames}
          >
            {t(namesHidden ? 'common.namesHidden.on' : 'common.namesHidden.off')}
          </Button>
          <LockButton onLock={locking.lock} />
          <span className={styles['who']}>
            {t('common.frame.who', { name: actor.name, role: t(`common.roles.${actor.role}`) })}
          </span>
        </span>
      </TopBar>
      <div className={styles['body']}>
        <nav className={cx(styles['nav'], rail && styles['rail'])} aria-label={t('common.frame.nav')}>
          <h2>{t('common.frame.groups.now')}</h2>
          <NavItem
            to="/today"
            icon={IconCalendarCheck}
            label={t('common.frame.today')}
            shortLabel={t('common.frame.todayShort')}
            rail={rail}
          />
          <h2>{t('common.frame.groups.files')}</h2>
          <NavItem
            to="/children"
            icon={IconFolders}
            label={t('common.frame.children')}
            shortLabel={t('common.frame.childrenShort')}
            count={numberInWords(childCount)}
            rail={rail}
          />
          <h2>{t('common.frame.groups.desk')}</h2>
          <NavItem
            to="/backup"
            icon={IconUsb}
            label={t('common.frame.backup')}
            shortLabel={t('common.frame.backupShort')}
            rail={rail}
          />
          <NavItem
            to="/settings"
            icon={IconSettings}
            label={t('common.frame.settings')}
            shortLabel={t('common.frame.settingsShort')}
            rail={rail}
          />
        </nav>
        <main id={PAGE_ID} className={styles['page']} tabIndex={-1} aria-label={t('common.frame.page')}>
          <StationNote />
          <OpenedSheetNote />
          <Outlet />
        </main>
      </div>
      <StatusBar />
      <OnceOpened opened={showsKeys}>
        <KeysDialog opened={showsKeys} onClose={() => setShowsKeys(false)} />
      </OnceOpened>
      <ClosingDialog />
      <Cover locking={locking} />
      <LiveRegion>
        {locking.state === 'storing' ? t('common.frame.locking') : soon ? t('common.frame.lockSoon') : ''}
      </LiveRegion>
      <OnceOpened opened={locking.state === 'notStored'}>
        <ConfirmDialog
          opened={locking.state === 'notStored'}
          title={t('common.frame.lockTitle')}
          consequence={t('common.frame.lockConsequence')}
          act={t('common.frame.lockAnyway')}
          keep={t('common.frame.lockStay')}
          onAct={locking.lockAnyway}
          onKeep={locking.stay}
        />
      </OnceOpened>
    </div>
  )
}
