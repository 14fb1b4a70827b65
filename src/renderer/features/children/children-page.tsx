import { Button } from '@mantine/core'
import { IconDownload, IconPlus, IconPrinter, IconUpload } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { importChildren } from '../../../verbs/imports/import-children.ts'
import { BEYOND_VERBS } from '../../../verbs/rights.ts'
import { useDesk } from '../../app/desk-context.tsx'
import { Key } from '../../ui/key-hint.tsx'
import { OnceOpened } from '../../ui/once-opened.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page } from '../../ui/page.tsx'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import { ChildrenList } from './children-list.tsx'
import { DuplicatesButton } from './duplicates-dialog.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { changeListView, WHOLE_LIST } from './list-view.ts'
import { NewFileDialog } from './new-file-dialog.tsx'
import { RosterDialog } from './roster-dialog.tsx'
import { useChildRows } from './use-listed.ts'

const route = getRouteApi('/children')

/** 儿童档案: find a child by any part of the name and open the file. */
export function ChildrenPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const desk = useDesk()
  const rows = useChildRows()
  const { register = false, only } = route.useSearch()
  useEffect(() => {
    if (only === undefined) return
    changeListView({ ...WHOLE_LIST, [only]: true })
    // Once: coming back finds the list as it was left.
    void navigate({ to: '/children', replace: true })
  }, [only, navigate])
  const [printing, setPrinting] = useState(false)
  const [registering, setRegistering] = useState(register)
  const [exporting, setExporting] = useState(false)
  const mayImport = importChildren.roles.includes(desk.actor.role)
  const mayExport = BEYOND_VERBS.exportList.some((role) => role === desk.actor.role)
  const onRegister = useCallback(() => setRegistering(true), [])
  useHotkeys({ n: onRegister, 'mod+p': () => setPrinting(true) })

  return (
    <Page>
      <PageHeader
        title={t('children.title')}
        actions={
          <>
            {mayImport && (
              <Button
                leftSection={<IconUpload size={16} stroke={1.8} aria-hidden="true" />}
                onClick={() => void navigate({ to: '/children/import' })}
              >
                {t('register.import.open')}
              </Button>
            )}
            {mayExport && (
              <Button
                leftSection={<IconDownload size={16} stroke={1.8} aria-hidden="true" />}
                onClick={() => setExporting(true)}
              >
                {t('register.export.open')}
              </Button>
            )}
            <DuplicatesButton rows={rows} />
            <Button
              leftSection={<IconPrinter size={16} stroke={1.6} aria-hidden="true" />}
              onClick={() => setPrinting(true)}
            >
              {t('lists.roster.open')}
            </Button>
            <Button
              variant="filled"
              leftSection={<IconPlus size={16} stroke={1.8} aria-hidden="true" />}
              rightSection={<Key onDark>N</Key>}
              onClick={onRegister}
            >
              {t('children.register')}
            </Button>
          </>
        }
      />
      <ChildrenList onRegister={onRegister} />
      {printing && <RosterDialog onClose={() => setPrinting(false)} />}
      <OnceOpened opened={registering}>
        <NewFileDialog opened={registering} onClose={() => setRegistering(false)} />
      </OnceOpened>
      <OnceOpened opened={exporting}>
        <ExportDialog opened={exporting} onClose={() => setExporting(false)} />
      </OnceOpened>
    </Page>
  )
}
