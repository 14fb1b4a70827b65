import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from '../../../domain/zod.ts'
import {
  copyOutOrder,
  exportLabel,
  PSEUDONYMISED_COLUMNS,
  USUAL_COLUMNS,
  WHOLE_COLUMNS,
  type ExportKey,
} from '../../../register/export-columns.ts'
import { mayDo } from '../../../verbs/may-do.ts'
import { useDesk } from '../../app/desk-context.tsx'
import { outsideFailureSentence, useFailureSentence } from '../../app/failure-sentence.ts'
import { useLanguage } from '../../app/use-language.ts'
import { exportBytes, exportNote, type ExportFormat, type ExportKind } from '../../register/export-bytes.ts'
import { saveFile } from '../../register/save-file.ts'
import { Note } from '../../ui/note.tsx'
import { useTypedWords } from '../../ui/use-typed-words.ts'
import { CopyOutOrder } from './copy-out-order.tsx'
import { ExportColumns } from './export-columns.tsx'
import styles from './export-dialog.module.css'
import { useListPart } from './list-view.ts'
import { useListed } from './use-listed.ts'

interface ExportDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** 导出名单: what is listed now, as a file that leaves the station; never without a reason. */
export function ExportDialog({ opened, onClose }: ExportDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('register.export.title')}
      size={720}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Export onClose={onClose} />
    </Modal>
  )
}

const KINDS = ['list', 'pseudonymised', 'copyOut'] as const
const FORMATS = ['xlsx', 'csv', 'json'] as const

type Said = { readonly tone: 'info' | 'trouble'; readonly words: string } | null

function Export({ onClose }: Omit<ExportDialogProps, 'opened'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const desk = useDesk()
  const sentenceOf = useFailureSentence()
  const listed = useListed(useListPart(({ wanted }) => wanted))
  const rows = useMemo(() => listed.map(({ row }) => row), [listed])
  const [kind, setKind] = useState<ExportKind>('list')
  const [format, setFormat] = useState<ExportFormat>('xlsx')
  const [ticked, setTicked] = useState<ReadonlySet<ExportKey>>(USUAL_COLUMNS)
  const words = useTypedWords({ kind: 'export' }, null, z.string())
  const [reason, setReason] = useState(words.before?.values ?? '')
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<Said>(null)
  const formats = FORMATS.filter((one) => one !== 'json' || kind !== 'copyOut')
  const columns = WHOLE_COLUMNS.filter((key) => ticked.has(key))
  const missing = reason.trim() === ''

  const go = async () => {
    setAsked(true)
    setSaid(null)
    if (missing) return
    if (kind === 'list' && columns.length === 0) {
      setSaid({ tone: 'trouble', words: t('register.export.noColumns') })
      return
    }
    setBusy(true)
    setSaid(await exported())
    setBusy(false)
  }
  const exported = async (): Promise<Said> => {
    const may = await mayDo(desk, 'exportList')
    if (!may.ok) return { tone: 'trouble', words: sentenceOf(may.failure) }
    const { state } = desk.workspace
    const bytes = await exportBytes({ state, rows, kind, format, columns, today: desk.today, language })
    // Noted before it is written: what left the station is never missing in the trail.
    if (!(await desk.note(exportNote(kind, format, rows.length, reason.trim()))))
      return { tone: 'trouble', words: t('register.export.notNoted') }
    const saved = await saveFile(`${t(`register.export.fileNames.${kind}`)}-${desk.today}.${format}`, bytes)
    if (saved.ok) {
      words.forget()
      return { tone: 'info', words: t('register.export.saved', { path: saved.value.path }) }
    }
    if (saved.failure.kind === 'cancelled') return null
    return { tone: 'trouble', words: outsideFailureSentence(t, saved.failure) }
  }

  return (
    <div className={styles['parts']}>
      <p className={styles['lead']}>{t('register.export.lead', { count: rows.length })}</p>
      <div className={styles['choices']}>
        <SegmentedControl
          aria-label={t('register.export.kind')}
          data={KINDS.map((value) => ({ value, label: t(`register.export.kinds.${value}`) }))}
          value={kind}
          onChange={(value) => {
            setKind(value)
            if (value === 'copyOut' && format === 'json') setFormat('xlsx')
          }}
        />
        <SegmentedControl
          aria-label={t('register.export.format')}
          data={formats.map((value) => ({ value, label: t(`register.export.formats.${value}`) }))}
          value={format}
          onChange={setFormat}
        />
      </div>
      <p className={styles['lead']}>{t(`register.export.kindHelp.${kind}`)}</p>
      <div className={styles['area']}>
        {kind === 'list' && <ExportColumns ticked={ticked} onChange={setTicked} />}
        {kind === 'pseudonymised' && (
          <p className={styles['lead']}>
            {PSEUDONYMISED_COLUMNS.map((key) => exportLabel(key)[language]).join(t('childFile.and'))}
          </p>
        )}
        {kind === 'copyOut' && <CopyOutOrder initial={copyOutOrder(stationOrder(desk))} />}
      </div>
      <TextInput
        label={t('register.export.reason')}
        value={reason}
        maxLength={200}
        onChange={(event) => {
          const typed = event.currentTarget.value
          setReason(typed)
          words.keep(typed.trim() === '' ? null : typed)
        }}
        error={asked && missing ? t('register.export.reasonMissing') : undefined}
        withAsterisk
      />
      <div className={styles['said']}>
        {said?.tone === 'trouble' && <Note tone="trouble">{said.words}</Note>}
        <div role="status">{said?.tone === 'info' && <Note tone="info">{said.words}</Note>}</div>
      </div>
      <div className={styles['buttons']}>
        <Button onClick={onClose}>{t('register.export.close')}</Button>
        <Button variant="filled" disabled={busy || rows.length === 0} onClick={() => void go()}>
          {t(busy ? 'register.export.going' : 'register.export.go')}
        </Button>
      </div>
    </div>
  )
}

function stationOrder(desk: ReturnType<typeof useDesk>): readonly string[] {
  return desk.workspace.state.station.get('station')?.copyOutFacts ?? []
}
