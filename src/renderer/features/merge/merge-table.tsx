import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { FACTS } from '../../../domain/facts.ts'
import { useWorkspace } from '../../app/desk-context.tsx'
import { useLanguage } from '../../app/use-language.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import { SideChoice, SidesRow, SideWords, TwoSides } from '../../ui/two-sides.tsx'
import type { Choices, FieldPair, MergeFile, Side } from './merge-fields.ts'
import { mergedFactWords } from './merged-fact-words.ts'

interface MergeTableProps {
  readonly pairs: readonly FieldPair[]
  readonly kept: MergeFile
  readonly gone: MergeFile
  readonly choices: Choices
  readonly onChoose: (field: string, side: Side) => void
}

/** Each field in which the files differ; one of the two is chosen. */
export function MergeTable({ pairs, kept, gone, choices, onChoose }: MergeTableProps) {
  const { t } = useTranslation()
  const head = (side: Side, { child }: MergeFile) => (
    <>
      {t(`merge.${side}`)}
      <small>{child.caseNumber}</small>
    </>
  )
  return (
    <TwoSides label={t('merge.label')} heads={[t('merge.field'), head('kept', kept), head('gone', gone)]}>
      {pairs.map((pair) => (
        <Row
          key={pair.field}
          pair={pair}
          files={{ kept, gone }}
          chosen={choices[pair.field]}
          onChoose={(side) => onChoose(pair.field, side)}
        />
      ))}
    </TwoSides>
  )
}

interface RowProps {
  readonly pair: FieldPair
  readonly files: Readonly<Record<Side, MergeFile>>
  readonly chosen: Side | undefined
  readonly onChoose: (side: Side) => void
}

function Row({ pair, files, chosen, onChoose }: RowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const id = useId()
  const staff = useWorkspace((state) => state.staff)
  const label = pair.kind === 'fact' ? FACTS[pair.field].label[language] : t(`merge.register.${pair.field}`)
  const wordsOf = (side: Side): string => {
    if (pair.kind === 'fact') return mergedFactWords(t, pair.field, pair[side], language)
    const { child } = files[side]
    switch (pair.field) {
      case 'population':
        return t(`lists.populations.${child.population}`)
      case 'status':
        return t(`children.filters.status_${child.status}`)
      case 'workerId':
        return staff.get(child.workerId)?.name ?? ''
    }
  }
  const verified = (side: Side) => (pair.kind === 'fact' ? pair[side]?.verifiedOn : undefined)
  return (
    <SidesRow field={label}>
      {(['kept', 'gone'] as const).map((side) => {
        const on = verified(side)
        return (
          <SideChoice
            key={side}
            name={id}
            label={t('merge.choose', { field: label, side: t(`merge.${side}`) })}
            chosen={chosen === side}
            onChoose={() => onChoose(side)}
          >
            <SideWords words={wordsOf(side)} nothing={t('merge.nothing')} />
            {on !== undefined && <small>{t('merge.verified', { date: dateInWords(t, on, 'full') })}</small>}
          </SideChoice>
        )
      })}
    </SidesRow>
  )
}
