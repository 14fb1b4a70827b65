import '../../domain/zod.ts'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import './tokens.css'
import './style.css'
import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { setNonce } from 'get-nonce'
import { useMemo } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { cspNonce } from './csp-nonce.ts'
import { i18n } from './i18n.ts'
import { listenForCloseRequests } from './closing.ts'
import { listenForLockRequests } from './lock.ts'
import { NoRoomNote } from './no-room-note.tsx'
import { watchPlace } from './place.ts'
import { Start } from './start.tsx'
import { refuseStrayDrops } from './stray-drops.ts'
import { cssVariables, themeIn } from './theme.ts'
import { useLanguage } from './use-language.ts'
import { watchPresses } from '../ui/after-press.ts'

// react-remove-scroll (Mantine's Modal) writes a <style> of its own.
setNonce(cspNonce())
listenForLockRequests()
watchPresses()
watchPlace()
listenForCloseRequests()
refuseStrayDrops()

function App() {
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
        <Start />
        <NoRoomNote />
      </DatesProvider>
    </MantineProvider>
  )
}

const root = document.getElementById('root')
if (root === null) throw new Error('no #root')
createRoot(root).render(
  <I18nextProvider i18n={i18n}>
    <App />
  </I18nextProvider>,
)
