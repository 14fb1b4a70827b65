import { Select } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChoiceField } from '../../../forms/definition.ts'
import { optionsOf } from '../../../forms/fields.ts'
import { useLanguage } from '../../app/use-language.ts'
import { useControlProps, type ControlProps } from './field-frame.tsx'
import { labelId } from './field-ids.ts'
import { useValue } from './use-value.ts'

/** A word of a list, found by typing a part of it. */
export const CodeListView = memo(function CodeListView({ field, path, label }: ControlProps<ChoiceField>) {
  const language = useLanguage()
  const { t } = useTranslation()
  const bound = useValue(path)
  const props = useControlProps(field, path, label)
  const value = typeof bound.value === 'string' && bound.value !== '' ? bound.value : null
  const entries = optionsOf(field)
  // A code of an earlier list is still shown, so that it is not lost unseen.
  const unknown = value !== null && !entries.some((entry) => entry.code === value) ? [value] : []
  return (
    <Select
      {...props}
      ref={bound.ref}
      searchable
      clearable
      data={[...entries.map(({ code, label }) => ({ value: code, label: label[language] })), ...unknown]}
      value={value}
      onChange={(code) => bound.change(code ?? '')}
      onBlur={bound.onBlur}
      nothingFoundMessage={t('form.noSuchWord')}
      maxDropdownHeight={280}
      clearButtonProps={{ 'aria-label': t('common.clear') }}
      {...(label === undefined ? { 'aria-labelledby': labelId(path) } : {})}
      autoComplete="off"
    />
  )
})
