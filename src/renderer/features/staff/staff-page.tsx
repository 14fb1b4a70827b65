import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession, useWorkspace } from '../../app/desk-context.tsx'
import { useStatusLine } from '../../app/status-line.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page } from '../../ui/page.tsx'
import { AddDialog } from './add-dialog.tsx'
import { ChangeDialog } from './change-dialog.tsx'
import { GiveDialog } from './give-dialog.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { staffRows, type StaffRow } from './staff-rows.ts'
import { useStaffColumns, type StaffAct } from './use-staff-columns.tsx'

const route = getRouteApi('/settings/staff')

/** 员工: who opens this station and what they may do; for the head. */
export function StaffPage() {
  const { t } = useTranslation()
  const { id } = useSession().desk.actor
  // As on file now: a head may just have made somebody else of themselves.
  const role = useWorkspace(({ staff }) => staff.get(id)?.role)
  if (role === 'head') return <StaffList />
  return (
    <Page>
      <PageHeader above={<Link to="/settings">{t('staff.back')}</Link>} title={t('staff.title')} />
      <EmptyState>{t('staff.onlyHead')}</EmptyState>
    </Page>
  )
}

interface Asked {
  readonly act: StaffAct
  readonly row: StaffRow
}

function StaffList() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { store, desk } = useSession()
  const { add = false, change } = route.useSearch()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [said, setSaid] = useState('')
  const state = useWorkspace((all) => all)
  const slots = useSlots(store, said)
  const rows = useMemo(() => staffRows(state, slots), [state, slots])
  const renewSince = state.station.get('station')?.keysToRenewSince
  const ask = useCallback((act: StaffAct, row: StaffRow) => {
    setSaid('')
    setAsked({ act, row })
  }, [])
  const columns = useStaffColumns(desk.actor.id, ask)
  useStatusLine(t('staff.status', { count: rows.filter(({ staff }) => staff.active).length }))
  const showAdd = (open: boolean) => {
    if (open) setSaid('')
    void navigate({ to: '/settings/staff', search: open ? { add: true } : {}, replace: true })
  }
  const close = () => {
    setAsked(null)
    if (change !== undefined) void navigate({ to: '/settings/staff', search: {}, replace: true })
  }
  const changing = asked?.act === 'change' ? asked.row : rows.find(({ staff }) => staff.id === change && staff.active)
  const dialog = {
    onKeep: close,
    onDone: (sentence: string) => {
      close()
      setSaid(sentence)
    },
  }
  return (
    <Page>
      <PageHeader
        above={<Link to="/settings">{t('staff.back')}</Link>}
        title={t('staff.title')}
        hint={t('staff.hint')}
        actions={
          <Button
            variant="filled"
            leftSection={<IconPlus size={16} stroke={1.8} aria-hidden="true" />}
            onClick={() => showAdd(true)}
          >
            {t('staff.add')}
          </Button>
        }
      />
      <div role="status">{said !== '' && <Note tone="info">{said}</Note>}</div>
      {renewSince !== undefined && (
        <Note tone="plain" action={<Link to="/settings/keys">{t('keys.card.link')}</Link>}>
          {t('staff.removing.renew', { date: dateInWords(t, renewSince, 'day') })}
        </Note>
      )}
      <Card flush fill>
        <DataTable
          label={t('staff.list')}
          columns={columns}
          rows={rows}
          rowId={rowId}
          onOpen={(row) => {
            if (row.staff.active) ask('change', row)
          }}
          rowHeight={41}
          pageKeys
        />
      </Card>
      {add && (
        <AddDialog
          onKeep={() => showAdd(false)}
          onDone={(sentence) => {
            showAdd(false)
            setSaid(sentence)
          }}
        />
      )}
      {changing !== undefined && <ChangeDialog row={changing} {...dialog} />}
      {asked?.act === 'password' && <GiveDialog staff={asked.row.staff} {...dialog} />}
      {asked?.act === 'remove' && <RemoveDialog row={asked.row} {...dialog} />}
    </Page>
  )
}

function rowId({ staff }: StaffRow): string {
  return staff.id
}

/** Whose password opens the station, read anew after each act. */
function useSlots(store: ReturnType<typeof useSession>['store'], after: string): ReadonlySet<string> | null {
  const [slots, setSlots] = useState<ReadonlySet<string> | null>(null)
  useEffect(() => {
    void store.readMeta().then((meta) => {
      if (meta !== null) setSlots(new Set(meta.vault.staff.map(({ staffId }) => staffId)))
    })
  }, [store, after])
  return slots
}
