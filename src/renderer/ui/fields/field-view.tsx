import { memo } from 'react'
import type { ColumnField, FormField } from '../../../forms/definition.ts'
import { ChoiceView } from './choice-field.tsx'
import { CodeListView } from './code-list-field.tsx'
import { ComputedView } from './computed-field.tsx'
import { DateView } from './date-field.tsx'
import { FieldFrame } from './field-frame.tsx'
import { DrawingView, NoteView, SignaturesView } from './fixed-fields.tsx'
import { useShown } from './form-screen.tsx'
import { LongTextView } from './long-text-field.tsx'
import { ManyOfView } from './many-of-field.tsx'
import { NumberView } from './number-field.tsx'
import { ScoreView } from './score-field.tsx'
import { TableView } from './table-field.tsx'
import { TallyView } from './tally-field.tsx'
import { TextView } from './text-field.tsx'
import { YesNoView } from './yes-no-field.tsx'

/** Any field of a definition, while its `when` holds. It is drawn once; a key stroke in it draws nothing again. */
export const FieldView = memo(function FieldView({ field }: { readonly field: FormField }) {
  const shown = useShown(field.id)
  return shown ? <Shown field={field} path={field.id} width={field.width ?? usualWidth(field)} /> : null
})

/** Twelfths of the form column. */
function usualWidth(field: FormField): number {
  return WIDE.includes(field.kind) ? 12 : 6
}
const WIDE: readonly FormField['kind'][] = [
  'longText',
  'manyOf',
  'table',
  'tally',
  'score',
  'note',
  'drawing',
  'signatures',
]

interface ShownProps<Field> {
  readonly field: Field
  readonly path: string
  readonly width: number
}

function Shown({ field, path, width }: ShownProps<FormField>) {
  switch (field.kind) {
    case 'manyOf':
      return <ManyOfView field={field} path={path} width={width} />
    case 'table':
      return <TableView field={field} />
    case 'tally':
      return <TallyView field={field} />
    case 'score':
      return <ScoreView field={field} />
    case 'computed':
      return <ComputedView field={field} width={width} />
    case 'signatures':
      return <SignaturesView field={field} />
    case 'drawing':
      return <DrawingView field={field} />
    case 'note':
      return <NoteView field={field} width={width} />
    default:
      return <ColumnView field={field} path={path} width={width} />
  }
}

/** A field that may also be a table's cell, with its label. */
export const ColumnView = memo(function ColumnView({ field, path, width }: ShownProps<ColumnField>) {
  switch (field.kind) {
    case 'yesNo':
      return <YesNoView field={field} path={path} width={width} />
    case 'oneOf':
      return <ChoiceView field={field} path={path} width={width} />
    default:
      return (
        <FieldFrame field={field} path={path} width={width}>
          <Control field={field} path={path} />
        </FieldFrame>
      )
  }
})

interface ControlProps {
  readonly field: ColumnField
  readonly path: string
  /** In a table's cell: the name of the control, made of row and column. Else its label element names it. */
  readonly label?: string
}

/** The bare control, for a cell whose column has a head. */
export const Control = memo(function Control({ field, path, label }: ControlProps) {
  const named = label === undefined ? {} : { label }
  switch (field.kind) {
    case 'text':
    case 'person':
    case 'phone':
    case 'address':
    case 'idNumber':
      return <TextView field={field} path={path} {...named} />
    case 'longText':
      return <LongTextView field={field} path={path} {...named} />
    case 'date':
    case 'month':
    case 'time':
      return <DateView field={field} path={path} {...named} />
    case 'number':
    case 'money':
      return <NumberView field={field} path={path} {...named} />
    case 'codeList':
      return <CodeListView field={field} path={path} {...named} />
    case 'oneOf':
      return <ChoiceView field={field} path={path} width={12} bare={label ?? ''} />
    case 'yesNo':
      return <YesNoView field={field} path={path} width={12} bare={label ?? ''} />
  }
})
