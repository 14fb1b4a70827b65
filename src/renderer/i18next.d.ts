import 'i18next'
import type { zhCN } from './locales/zh-cn/index.ts'

// A wrong key or a missing {{value}} is a compile error.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof zhCN }
  }
}
