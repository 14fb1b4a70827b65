import { useTranslation } from 'react-i18next'
import type { Language } from '../../domain/localized.ts'

/** `zh` or `en`: which of a form definition's own labels to show. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'zh'
}
