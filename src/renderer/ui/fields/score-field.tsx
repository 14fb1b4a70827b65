import { Input } from '@mantine/core'
import { memo, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScoreField, ScoreItem } from '../../../forms/definition.ts'
import { useLanguage } from '../../app/use-language.ts'
import { cx } from '../cx.ts'
import { FieldFrame, Problems } from './field-frame.tsx'
import { controlId, focusField } from './field-ids.ts'
import styles from './fields.module.css'
import { Segmented } from './segmented.tsx'
import { useTyped } from './use-typed.ts'
import { useValue } from './use-value.ts'

/** A scored sheet. Keys 0–3 answer the item that has the focus, ↑ ↓ change it; an item without an answer is open. */
export const ScoreView = memo(function ScoreView({ field }: { readonly field: ScoreField }) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target instanceof HTMLInputElement && event.target.type !== 'radio') return
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const at = field.items.findIndex(({ id }) => isIn(event.target, `${field.id}.${id}`))
    const next = field.items[at + (event.key === 'ArrowDown' ? 1 : -1)]
    event.preventDefault()
    if (next !== undefined) focusField(`${field.id}.${next.id}`)
  }
  return (
    <FieldFrame field={field} path={field.id} width={12} group>
      <div className={styles['scores']} onKeyDown={onKeyDown}>
        {field.items.map((item, at) => (
          <ScoreRow key={item.id} field={field} item={item} letter={String.fromCharCode(65 + at)} />
        ))}
      </div>
    </FieldFrame>
  )
})

function isIn(target: EventTarget, path: string): boolean {
  return target instanceof Element && target.closest(`[data-field="${CSS.escape(path)}"]`) !== null
}

interface ScoreRowProps {
  readonly field: ScoreField
  readonly item: ScoreItem
  readonly letter: string
}

const ScoreRow = memo(function ScoreRow({ field, item, letter }: ScoreRowProps) {
  const language = useLanguage()
  const { t } = useTranslation()
  const path = `${field.id}.${item.id}`
  const bound = useValue(`${path}.score`)
  const basis = useTyped('text', `${path}.basis`)
  const score = typeof bound.value === 'number' ? bound.value : null
  const label = `${controlId(path)}-label`
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target instanceof HTMLInputElement && event.target.type !== 'radio') return
    const anchor = item.anchors.find((one) => String(one.score) === event.key)
    if (anchor === undefined) return
    event.preventDefault()
    bound.change(anchor.score)
  }
  return (
    <div
      className={cx(styles['scoreRow'], score === null && styles['open'])}
      data-field={path}
      data-unanswered={score === null}
      onKeyDown={onKeyDown}
    >
      <span className={styles['letter']} aria-hidden="true">
        {letter}
      </span>
      <span id={label} className={styles['scoreLabel']}>
        {item.label[language]}
      </span>
      <Segmented
        fill
        segments={item.anchors.map((anchor) => ({
          value: String(anchor.score),
          label: anchor.label[language],
          lead: String(anchor.score),
        }))}
        value={score === null ? '' : String(score)}
        onChange={(next) => bound.change(next === '' ? null : Number(next))}
        labelledBy={label}
      />
      <span className={cx(styles['points'], score === null && styles['unanswered'])}>
        {score ?? t('form.unanswered')}
      </span>
      <span className={styles['basis']} data-field={`${path}.basis`}>
        <label htmlFor={`${controlId(path)}-basis`}>{field.basisLabel[language]}</label>
        <Input {...basis} id={`${controlId(path)}-basis`} size="xs" autoComplete="off" spellCheck={false} />
      </span>
      <span className={styles['scoreProblems']}>
        <Problems path={`${path}.score`} />
        <Problems path={`${path}.basis`} />
      </span>
    </div>
  )
})
