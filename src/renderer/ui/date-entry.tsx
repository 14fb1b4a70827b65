import { ActionIcon, Popover, TextInput } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDateZh, isDate, parseTypedDate } from '../../domain/dates.ts'
import { problemSentence } from '../../forms/problems.ts'
import { useLanguage } from '../app/use-language.ts'
import { dateInWords } from './date-text.tsx'

interface DateEntryProps {
  readonly label: string
  /** YYYY-MM-DD, or '' for none. */
  readonly value: string
  readonly onChange: (day: string) => void
  readonly error?: string
  readonly width?: number
}

/** One day outside a form: typed as people write it (2026年11月23日, 2026-11-23, 20261123) or chosen from a calendar. */
export function DateEntry({ label, value, onChange, error, width }: DateEntryProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  /** The letters while they are typed; `null`: show the value. */
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = typed !== null && typed.trim() !== '' && value === ''
  const notADate = problemSentence({ path: '', code: 'notADate', doubt: false }, language)
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <TextInput
          label={label}
          autoComplete="off"
          spellCheck={false}
          {...(width === undefined ? {} : { w: width })}
          value={typed ?? (value === '' ? '' : language === 'zh' ? formatDateZh(value) : value)}
          error={error ?? (wrong ? notADate : undefined)}
          onChange={(event) => {
            const text = event.currentTarget.value
            setTyped(text)
            onChange(parseTypedDate(text) ?? '')
          }}
          onBlur={() => {
            // What is no date stays as written, so that it can be mended.
            if (value !== '') setTyped(null)
          }}
          rightSection={
            <ActionIcon
              aria-label={t('common.dates.calendarOf', { field: label })}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              <IconCalendar size={16} stroke={1.6} />
            </ActionIcon>
          }
        />
      </Popover.Target>
      <Popover.Dropdown>
        <DatePicker
          size="sm"
          value={isDate(value) ? value : null}
          {...(isDate(value) ? { defaultDate: value } : {})}
          onChange={(day) => {
            setTyped(null)
            setOpen(false)
            onChange(day ?? '')
          }}
          aria-label={value === '' ? label : `${label} ${dateInWords(t, value, 'full')}`}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
