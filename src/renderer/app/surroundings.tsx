import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { useMemo, type ReactNode } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { cspNonce } from './csp-nonce.ts'
import { i18n } from './i18n.ts'
import { cssVariables, themeIn } from './theme.ts'
import { useLanguage } from './use-language.ts'

/** What everything on the screen stands in: language, theme, calendar. */
export function Surroundings({ children }: { readonly children: ReactNode }) {
  return (
    <I18nextProvider i18n={i18n}>
      <Themed>{children}</Themed>
    </I18nextProvider>
  )
}

function Themed({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const theme = useMemo(() => themeIn(t), [t])
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      getStyleNonce={cspNonce}
      defaultColorScheme="light"
      forceColorScheme="light"
    >
      <DatesProvider settings={{ locale: language === 'zh' ? 'zh-cn' : 'en', firstDayOfWeek: 1 }}>
        {children}
      </DatesProvider>
    </MantineProvider>
  )
}
