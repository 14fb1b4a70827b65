import dayjs from 'dayjs'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintModel } from '../../../contract/print-model.ts'
import { formByCode } from '../../../forms/forms.ts'
import { PaperPreview } from '../../ui/paper/paper-preview.tsx'
import { MaskedSheet } from '../../ui/recovery-sheet/masked-sheet.tsx'
import type { SheetHead } from '../../ui/recovery-sheet/sheet-model.ts'
import type { StationEntry } from './entries.ts'

interface FirstRunPaperProps {
  readonly step: 'station' | 'head' | 'sheet'
  readonly station: StationEntry
  readonly sheet: SheetHead
  readonly asked: readonly [number, number]
}

/** Beside the first pages a blank letter with the letterhead as it is typed, then the recovery sheet with dots. */
export function FirstRunPaper({ step, station, sheet, asked }: FirstRunPaperProps) {
  const { t } = useTranslation()
  const letter = useMemo(() => blankLetter(station), [station])
  return step === 'sheet' ? (
    <MaskedSheet {...sheet} asked={asked} />
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
