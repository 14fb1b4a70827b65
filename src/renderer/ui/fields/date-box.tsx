import { ActionIcon, Button, Input, Popover } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useState, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDateZh, formatMonthZh, formatTimeZh, isDate, parseTypedDate } from '../../../domain/dates.ts'
import type { DateField } from '../../../forms/definition.ts'
import { localDay } from '../../../verbs/clock.ts'
import { useLanguage } from '../../app/use-language.ts'
import { parseTypedMonth, parseTypedTime } from './typed-values.ts'
import { isComposing } from './use-typed.ts'

const PARSERS: Readonly<Record<DateField['kind'], (text: string) => string | null>> = {
  date: parseTypedDate,
  month: parseTypedMonth,
  time: parseTypedTime,
}
const WORDS: Readonly<Record<DateField['kind'], (value: string) => string>> = {
  date: formatDateZh,
  month: formatMonthZh,
  time: formatTimeZh,
}

interface DateBoxProps {
  readonly kind?: DateField['kind']
  /** What it is called, for the name of the calendar button. */
  readonly name: string
  /** YYYY-MM-DD, YYYY-MM, HH:mm, '', or what was typed and is none of them. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly inputRef?: Ref<HTMLInputElement>
  readonly error?: boolean
  readonly id?: string
  readonly 'aria-label'?: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: boolean
  readonly 'aria-required'?: boolean
}

/** Typed as people write it (2026年11月23日, 2026-11-23, 20261123), or chosen from a calendar. */
export function DateBox({ kind = 'date', name, value, onChange, onBlur, inputRef, ...rest }: DateBoxProps) {
  const language = useLanguage()
  const { t } = useTranslation()
  /** The letters while they are typed; null: show the value. */
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const words = language === 'zh' ? WORDS[kind](value) : value
  const change = (text: string, composing: boolean) => {
    setTyped(text)
    if (!composing) onChange(text.trim() === '' ? '' : (PARSERS[kind](text) ?? text))
  }
  const choose = (day: string | null) => {
    setTyped(null)
    setOpen(false)
    onChange(day ?? '')
  }
  const input = (
    <Input
      {...rest}
      {...(inputRef === undefined ? {} : { ref: inputRef })}
      type="text"
      autoComplete="off"
      spellCheck={false}
      value={typed ?? words}
      onChange={(event) => change(event.currentTarget.value, isComposing(event.nativeEvent))}
      onCompositionEnd={(event) => change(event.currentTarget.value, false)}
      onBlur={() => {
        setTyped(null)
        onBlur?.()
      }}
      {...(kind === 'date'
        ? {
            rightSectionPointerEvents: 'all' as const,
            rightSection: (
              <Popover.Target>
                <ActionIcon aria-label={t('form.calendarOf', { field: name })} onClick={() => setOpen(!open)}>
                  <IconCalendar size={16} stroke={1.6} />
                </ActionIcon>
              </Popover.Target>
            ),
          }
        : {})}
    />
  )
  if (kind !== 'date') return input
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
      {input}
      <Popover.Dropdown>
        <DatePicker
          size="sm"
          value={isDate(value) ? value : null}
          {...(isDate(value) ? { defaultDate: value } : {})}
          onChange={choose}
        />
        <Button variant="subtle" size="xs" onClick={() => choose(localDay(new Date()))}>
          {t('common.dates.today')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
