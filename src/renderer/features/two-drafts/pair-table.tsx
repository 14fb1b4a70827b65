import { useTranslation } from 'react-i18next'
import type { CaseDocument } from '../../../domain/records.ts'
import type { FieldValue, ValueField } from '../../../forms/fields.ts'
import { valueInWords } from '../../../forms/words.ts'
import { useWorkspace } from '../../app/desk-context.tsx'
import { useLanguage } from '../../app/use-language.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import { SideChoice, SidesRow, SideWords, TwoSides } from '../../ui/two-sides.tsx'
import type { Choices, FieldPair, Side } from './compare-drafts.ts'

interface PairTableProps {
  readonly pairs: readonly FieldPair[]
  readonly left: CaseDocument
  readonly right: CaseDocument
  readonly choices: Choices
  readonly onChoose: (fieldId: string, side: Side) => void
}

/** Each field with what either draft says; one of the two is chosen. */
export function PairTable({ pairs, left, right, choices, onChoose }: PairTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const heads = [
    t('drafts.two.field'),
    <Head key="left" side="left" document={left} />,
    <Head key="right" side="right" document={right} />,
  ] as const
  return (
    <TwoSides label={t('drafts.two.label')} heads={heads}>
      {pairs.map((pair) => (
        <SidesRow key={pair.field.id} field={pair.field.label[language]} same={!pair.differs}>
          <Cell pair={pair} side="left" choices={choices} onChoose={onChoose} />
          <Cell pair={pair} side="right" choices={choices} onChoose={onChoose} />
        </SidesRow>
      ))}
    </TwoSides>
  )
}

function Head({ side, document }: { readonly side: Side; readonly document: CaseDocument }) {
  const { t } = useTranslation()
  const author = useWorkspace((state) => state.staff.get(document.authorId)?.name ?? '')
  return (
    <>
      {t(`drafts.two.${side}`)}
      <small>
        {t('drafts.two.whose', {
          author,
          date: dateInWords(t, document.updatedAt, 'day'),
          time: dateInWords(t, document.updatedAt, 'time'),
        })}
      </small>
    </>
  )
}

interface CellProps {
  readonly pair: FieldPair
  readonly side: Side
  readonly choices: Choices
  readonly onChoose: (fieldId: string, side: Side) => void
}

function Cell({ pair: { field, differs, ...sides }, side, choices, onChoose }: CellProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = <Words field={field} value={sides[side]} />
  if (!differs) return <td>{words}</td>
  return (
    <SideChoice
      name={field.id}
      label={t('drafts.two.choose', { field: field.label[language], side: t(`drafts.two.${side}`) })}
      chosen={choices[field.id] === side}
      onChoose={() => onChoose(field.id, side)}
    >
      {words}
    </SideChoice>
  )
}

/** The words as they are printed, or what they mean in the language of the screen. */
function Words({ field, value }: { readonly field: ValueField; readonly value: FieldValue | undefined }) {
  const { t } = useTranslation()
  return <SideWords words={valueInWords(field, value, useLanguage())} nothing={t('drafts.two.nothing')} />
}
