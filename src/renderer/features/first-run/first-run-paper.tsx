import dayjs from 'dayjs'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintModel } from '../../../contract/print-model.ts'
import { formByCode } from '../../../forms/forms.ts'
import { PaperPreview } from '../../ui/paper/paper-preview.tsx'
import type { StationEntry } from './entries.ts'
import { recoverySheet } from './recovery-sheet.ts'

interface FirstRunPaperProps {
  readonly step: 'station' | 'head' | 'sheet'
  readonly station: StationEntry
  readonly asked: readonly [number, number]
}

/** Beside the first pages a blank letter with the letterhead as it is typed, then the recovery sheet with dots. */
export function FirstRunPaper({ step, station, asked }: FirstRunPaperProps) {
  const { t } = useTranslation()
  const letter = useMemo(() => blankLetter(station), [station])
  const sheet = useMemo(() => recoverySheet(station.name, { asked }), [station.name, asked])
  return step === 'sheet' ? (
    <PaperPreview
      key="sheet"
      model={sheet}
      summary={() => t('firstRun.sheet.paperHead')}
      actions={<span>{t('firstRun.sheet.paperMasked')}</span>}
    />
  ) : (
    <PaperPreview key="letter" model={letter} summary={() => t('firstRun.station.paper')} />
  )
}

function blankLetter(station: StationEntry): PrintModel {
  const today = dayjs().format('YYYY-MM-DD')
  return {
    kind: 'form',
    formCode: 'F11',
    formVersion: formByCode('F11')?.version ?? '',
    mode: 'blank',
    parts: ['letter'],
    values: {},
    head: {
      stationName: station.name.trim(),
      stationAddress: station.address.trim(),
      stationPhone: station.phone.trim(),
      caseNumber: '',
      letterNumber: '',
      letterDate: '',
      replyDueOn: '',
      today,
    },
  }
}
