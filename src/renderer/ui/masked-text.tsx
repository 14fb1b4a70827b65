import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

interface MaskedTextProps {
  readonly text: string
  /** Said instead of the hidden characters: 证件号码，后四位 1234. */
  readonly label: string
  /** Characters that stay at each end. */
  readonly head?: number
  readonly tail?: number
}

/** An ID number or phone that a passer-by should not read: ends only, the whole on a press. */
export function MaskedText({ text, label, head = 0, tail = 4 }: MaskedTextProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  const letters = Array.from(text)
  const hides = letters.length > head + tail
  const masked = [...letters.slice(0, head), '•'.repeat(4), ...letters.slice(letters.length - tail)].join('')
  if (!hides) return <span>{text}</span>
  return (
    <span>
      <span {...(shown ? {} : { role: 'img', 'aria-label': label })}>{shown ? text : masked}</span>{' '}
      <Button variant="subtle" size="xs" onClick={() => setShown(!shown)}>
        {t(shown ? 'common.hide' : 'common.show')}
      </Button>
    </span>
  )
}
