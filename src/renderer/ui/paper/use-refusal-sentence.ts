import { useTranslation } from 'react-i18next'
import type { RefusalReason } from './paper-feed.ts'

/** Sentences for what the print process refused, one per field with a character no face has. */
export function useRefusalSentence() {
  const { t } = useTranslation()
  return (reason: RefusalReason, fieldName?: (path: string) => string): readonly string[] => {
    switch (reason.kind) {
      case 'missingGlyphs':
        return reason.missing.map(({ field, characters }) =>
          t('preview.refused.missingGlyph', { field: fieldName?.(field) ?? field, characters }),
        )
      case 'unknownForm':
        return [t('preview.refused.unknownForm', { code: reason.formCode, version: reason.formVersion })]
      case 'badModel':
      case 'failed':
        return [t('preview.refused.failed', { detail: reason.message })]
    }
  }
}
