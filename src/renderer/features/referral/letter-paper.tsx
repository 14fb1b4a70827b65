import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PaperHead, PrintModel } from '../../../contract/print-model.ts'
import type { FormValues, Referral } from '../../../domain/records.ts'
import type { FormDefinition } from '../../../forms/definition.ts'
import { pathLabel } from '../../../forms/paths.ts'
import { useLanguage } from '../../app/use-language.ts'
import { Segmented } from '../../ui/fields/segmented.tsx'
import { pdfName } from '../../ui/paper/form-model.ts'
import { PaperPreview } from '../../ui/paper/paper-preview.tsx'
import { PaperPrintActions } from '../../ui/paper/paper-print-actions.tsx'

interface LetterPaperProps {
  readonly referral: Pick<Referral, 'id' | 'childId'>
  readonly definition: FormDefinition
  readonly values: FormValues
  readonly head: PaperHead
  readonly marker?: { readonly field: string; readonly label: string } | undefined
  readonly onPlaceClick?: (field: string) => void
}

const PARTS = ['all', 'letter', 'table', 'stubAndReceipt'] as const
type Part = (typeof PARTS)[number]

/** Letter, referral table, stub and receipt: all of them, or the one chosen. What is shown is what is printed. */
export function LetterPaper({ referral, definition, values, head, marker, onPlaceClick }: LetterPaperProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [part, setPart] = useState<Part>('all')
  const model = useMemo(
    (): PrintModel => ({
      kind: 'form',
      formCode: definition.code,
      formVersion: definition.version,
      mode: 'filled',
      values,
      head,
      ...(part === 'all' ? {} : { parts: [part] }),
    }),
    [definition, values, head, part],
  )
  const fieldName = useCallback((path: string) => pathLabel(definition, path, language), [definition, language])
  return (
    <PaperPreview
      model={model}
      marker={marker}
      {...(onPlaceClick === undefined ? {} : { onPlaceClick })}
      fieldName={fieldName}
      toolbar={
        <Segmented
          label={t('referral.parts.label')}
          segments={PARTS.map((value) => ({ value, label: t(`referral.parts.${value}`) }))}
          value={part}
          onChange={(value) => setPart(PARTS.find((one) => one === value) ?? part)}
        />
      }
      actions={
        <PaperPrintActions
          subject={{ what: definition.code, childId: referral.childId, documentId: referral.id }}
          code={definition.code}
          model={() => model}
          fileName={pdfName(definition.code, head.today)}
          fieldName={fieldName}
        />
      }
    />
  )
}
