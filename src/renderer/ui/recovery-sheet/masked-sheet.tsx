import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { PaperPreview } from '../paper/paper-preview.tsx'
import { recoverySheet, type SheetHead } from './sheet-model.ts'

interface MaskedSheetProps extends SheetHead {
  /** The two groups to copy back, outlined. */
  readonly asked: readonly [number, number]
}

/** The sheet beside its three tasks: dots for the key, which is on paper only. */
export function MaskedSheet({ stationName, serial, madeOn, asked }: MaskedSheetProps) {
  const { t } = useTranslation()
  const model = useMemo(
    () => recoverySheet({ stationName, serial, madeOn }, { asked }),
    [stationName, serial, madeOn, asked],
  )
  return (
    <PaperPreview
      model={model}
      summary={() => t('recoverySheet.paperHead')}
      actions={<span>{t('recoverySheet.paperMasked')}</span>}
    />
  )
}
