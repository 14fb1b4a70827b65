import { ActionIcon, Button, Input, Popover } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDateZh, formatMonthZh, formatTimeZh, isDate, parseTypedDate } from '../../../domain/dates.ts'
import type { DateField } from '../../../forms/definition.ts'
import { useLanguage } from '../../app/use-language.ts'
import { useControlProps, type ControlProps } from './field-frame.tsx'
import styles from './fields.module.css'
import { ProposalLink } from './proposal-link.tsx'
import { parseTypedMonth, parseTypedTime } from './typed-values.ts'
import { isComposing } from './use-typed.ts'
import { useValue } from './use-value.ts'

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

/** Typed as people write it, or chosen from a calendar. What is no date stays as written and is said. */
export const DateView = memo(function DateView({ field, path, label }: ControlProps<DateField>) {
  const language = useLanguage()
  const { t } = useTranslation()
  const bound = useValue(path)
  const props = useControlProps(field, path, label)
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const value = typeof bound.value === 'string' ? bound.value : ''
  const words = language === 'zh' ? WORDS[field.kind](value) : value
  const change = (text: string, composing: boolean) => {
    setTyped(text)
    if (!composing) bound.change(text.trim() === '' ? '' : (PARSERS[field.kind](text) ?? text))
  }
  const choose = (day: string | null) => {
    setTyped(null)
    setOpen(false)
    bound.change(day ?? '')
  }
  const input = (
    <Input
      {...props}
      ref={bound.ref}
      type="text"
      autoComplete="off"
      spellCheck={false}
      value={typed ?? words}
      onChange={(event) => change(event.currentTarget.value, isComposing(event.nativeEvent))}
      onCompositionEnd={(event) => change(event.currentTarget.value, false)}
      onBlur={() => {
        setTyped(null)
        bound.onBlur()
      }}
      {...(field.kind === 'date'
        ? {
            rightSectionPointerEvents: 'all' as const,
            rightSection: (
              <ActionIcon
                aria-label={t('form.calendarOf', { field: field.label[language] })}
                aria-expanded={open}
                onClick={() => setOpen(!open)}
              >
                <IconCalendar size={16} stroke={1.6} />
              </ActionIcon>
            ),
          }
        : {})}
    />
  )
  return (
    <span className={styles['withProposal']}>
      {field.kind === 'date' ? (
        <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
          <Popover.Target>
            <span className={styles['popoverTarget']}>{input}</span>
          </Popover.Target>
          <Popover.Dropdown>
            <DatePicker
              size="sm"
              value={isDate(value) ? value : null}
              {...(isDate(value) ? { defaultDate: value } : {})}
              onChange={choose}
            />
            <Button variant="subtle" size="xs" onClick={() => choose(localToday())}>
              {t('common.dates.today')}
            </Button>
          </Popover.Dropdown>
        </Popover>
      ) : (
        input
      )}
      <ProposalLink field={field} value={value} onTake={(proposed) => choose(String(proposed))} />
    </span>
  )
})

function localToday(): string {
  const now = new Date()
  return `${String(now.getFullYear())}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}
