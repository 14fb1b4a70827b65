import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isDate } from '../../../domain/dates.ts'
import type { FormField } from '../../../forms/definition.ts'
import { dateInWords } from '../date-text.tsx'
import { useFormScreen, useSlice } from './form-screen.tsx'

interface ProposalLinkProps {
  readonly field: FormField
  readonly value: unknown
  readonly onTake: (value: string | number) => void
}

/** What the station's settings give for this field: offered, never filled in silently. */
export function ProposalLink({ field, value, onTake }: ProposalLinkProps) {
  const proposes = 'proposal' in field
  return proposes ? <Offer field={field} value={value} onTake={onTake} /> : null
}

function Offer({ field, value, onTake }: ProposalLinkProps) {
  const { t } = useTranslation()
  const { proposalFor } = useFormScreen()
  // Asked again at each change of the form: the answer is a plain value, so nothing is drawn while it stays the same.
  const proposed = useSlice(() => proposalFor(field))
  if (proposed === null || proposed === value) return null
  const words = typeof proposed === 'string' && isDate(proposed) ? dateInWords(t, proposed, 'day') : String(proposed)
  return (
    <Button variant="subtle" size="xs" onClick={() => onTake(proposed)}>
      {t('form.take', { value: words })}
    </Button>
  )
}
