import { Autocomplete } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const USUAL = [
  'householdBook',
  'idCard',
  'disabilityCertificate',
  'homeVisit',
  'phone',
  'school',
  'community',
  'hospital',
  'civilAffairs',
  'police',
] as const

interface SourceEntryProps {
  readonly value: string
  readonly onChange: (source: string) => void
}

/** 来源: one of the usual ones at a key, or the worker's own words. */
export function SourceEntry({ value, onChange }: SourceEntryProps) {
  const { t } = useTranslation()
  return (
    <Autocomplete
      label={t('overTime.source.label')}
      description={t('overTime.source.hint')}
      data={USUAL.map((key) => t(`overTime.source.usual.${key}`))}
      // All of them, also once one is chosen: the next one is a key away.
      filter={({ options }) => options}
      maxLength={200}
      value={value}
      onChange={onChange}
    />
  )
}
