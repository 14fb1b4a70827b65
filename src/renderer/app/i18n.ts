import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../domain/localized.ts'
import { numberInWords } from '../../domain/number-in-words.ts'
import { isolated } from '../../domain/text.ts'
import { en } from '../locales/en/index.ts'
import { zhCN } from '../locales/zh-cn/index.ts'

const TAGS: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' }

export const i18n = i18next.createInstance()
void i18n.use(initReactI18next).init({
  lng: TAGS.zh,
  fallbackLng: false,
  resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
  interpolation: { escapeValue: true, useRawValueToEscape: true, escape: inSentence },
  initAsync: false,
})

/** Not for HTML: React escapes, and escaping twice would show &quot; in a child's words. */
function inSentence(value: unknown): string {
  return typeof value === 'number' ? numberInWords(value) : isolated(String(value))
}

export function currentLanguage(): Language {
  return i18n.language === TAGS.en ? 'en' : 'zh'
}

/** Switches the words of the screens. Papers always stay Chinese. */
export async function speak(language: Language): Promise<void> {
  document.documentElement.lang = TAGS[language]
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en')
  await i18n.changeLanguage(TAGS[language])
}
