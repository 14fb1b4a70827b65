import { ActionIcon, TextInput } from '@mantine/core'
import { IconSearch, IconX } from '@tabler/icons-react'
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'

interface SearchFieldProps {
  readonly label: string
  readonly placeholder?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly width?: number | string
  /** Shown at the right end while nothing is written: the key that comes here. */
  readonly hint?: ReactNode
  readonly inputRef?: Ref<HTMLInputElement>
  /** When what is found drops down below the field: the list's id and the id of the option the keys stand on. */
  readonly combobox?: { readonly expanded: boolean; readonly listId: string; readonly activeId?: string }
}

/** Find as you type. Escape clears it first, and only then goes a step back. */
export function SearchField(props: SearchFieldProps) {
  const { label, placeholder, value, onChange, onKeyDown, width, hint, inputRef, combobox } = props
  const { t } = useTranslation()
  return (
    <TextInput
      aria-label={label}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(inputRef === undefined ? {} : { ref: inputRef })}
      {...(width === undefined ? {} : { w: width })}
      {...(combobox === undefined
        ? {}
        : {
            role: 'combobox',
            'aria-autocomplete': 'list' as const,
            'aria-expanded': combobox.expanded,
            'aria-controls': combobox.listId,
            'aria-activedescendant': combobox.activeId,
          })}
      type="text"
      size="xs"
      value={value}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && value !== '' && !event.nativeEvent.isComposing) {
          event.preventDefault()
          onChange('')
        } else onKeyDown?.(event)
      }}
      leftSection={<IconSearch size={16} stroke={1.6} />}
      rightSectionWidth={value === '' && hint !== undefined ? 64 : 30}
      rightSection={
        value === '' ? (
          hint
        ) : (
          <ActionIcon aria-label={t('common.clear')} onClick={() => onChange('')}>
            <IconX size={16} stroke={1.6} />
          </ActionIcon>
        )
      }
    />
  )
}
