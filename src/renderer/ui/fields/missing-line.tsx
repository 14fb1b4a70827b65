import { Anchor } from '@mantine/core'
import { Fragment, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/use-language.ts'
import { focusField } from './field-ids.ts'
import { useSlice } from './form-screen.tsx'

/** So many are named; the rest is counted. */
const NAMED = 3

/** 还差 3 项：需求与承诺、风险等级、下次. Pressing one goes there. */
export function MissingLine() {
  const { t } = useTranslation()
  const language = useLanguage()
  const missing = useSlice(useCallback((session) => session.missing, []))
  const wrong = useSlice(useCallback((session) => session.blocking, []))
  if (missing.length === 0 && wrong === 0) return <>{t('form.missing.none')}</>
  return (
    <>
      {wrong > 0 && <>{t('form.missing.wrong', { count: wrong })} </>}
      {missing.length > 0 && t('form.missing.some', { count: missing.length })}
      {missing.slice(0, NAMED).map(({ field, path }, at) => (
        <Fragment key={field.id}>
          {at > 0 && t('form.listComma')}
          <Anchor component="button" type="button" fz={13} onClick={() => focusField(path)}>
            {field.label[language]}
          </Anchor>
        </Fragment>
      ))}
      {missing.length > NAMED && t('form.missing.more')}
    </>
  )
}
