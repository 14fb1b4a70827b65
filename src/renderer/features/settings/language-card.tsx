import { Group, Radio } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/desk-context.tsx'
import { speak } from '../../app/i18n.ts'
import { useLanguage } from '../../app/use-language.ts'
import type { Language } from '../../../domain/localized.ts'
import { Card } from '../../ui/card.tsx'
import styles from './settings-page.module.css'

/** The language of the screens on this PC. It changes at once. */
export function LanguageCard() {
  const { t } = useTranslation()
  const { store } = useSession()
  const language = useLanguage()
  const [kept, setKept] = useState(true)
  const choose = async (next: Language) => {
    await speak(next)
    setKept(await store.keepLanguage(next).catch(() => false))
  }
  return (
    <Card title={t('settings.language.title')} hint={t('settings.language.hint')}>
      <Radio.Group
        aria-label={t('settings.language.title')}
        value={language}
        onChange={(value) => void choose(value === 'en' ? 'en' : 'zh')}
      >
        <Group gap="lg">
          <Radio value="zh" label={t('settings.language.zh')} />
          <Radio value="en" label={t('settings.language.en')} />
        </Group>
      </Radio.Group>
      {!kept && <p className={styles['small']}>{t('settings.language.notKept')}</p>}
    </Card>
  )
}
