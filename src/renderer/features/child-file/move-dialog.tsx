import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { moveProblem, OFF_REGISTER } from '../../../domain/child-moves.ts'
import { childStatusSchema, populationSchema, type Child } from '../../../domain/records.ts'
import { z } from '../../../domain/zod.ts'
import { moveChild } from '../../../verbs/children/move-child.ts'
import { useDesk } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { DateEntry } from '../../ui/date-entry.tsx'
import { Note } from '../../ui/note.tsx'
import { useTypedEntry } from '../../ui/use-typed-entry.ts'
import { WordsBeforeNote } from '../../ui/words-before-note.tsx'
import styles from './dialogs.module.css'
import type { ChildFile } from './use-file.ts'

interface MoveDialogProps {
  readonly file: ChildFile
  readonly kind: 'status' | 'population'
  readonly onDone: () => void
}

/** 在册 · 服务中 · 结案 · 迁出 · 满18 · 死亡 · 转移, or another of the three populations: since when, and why. */
export function MoveDialog({ file, kind, onDone }: MoveDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onDone}
      size={520}
      title={t(`overTime.move.${kind}Title`, { name: file.row.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      closeOnClickOutside={false}
    >
      <Editor file={file} kind={kind} onDone={onDone} />
    </Modal>
  )
}

const typedSchema = z.object({ to: z.string(), on: z.string(), basis: z.string() })

function Editor({ file, kind, onDone }: MoveDialogProps) {
  const { t } = useTranslation()
  const { actor } = useDesk()
  const sentenceOf = useFailureSentence()
  const { child, today } = file
  const place = { kind: kind === 'status' ? 'moveStatus' : 'movePopulation', childId: child.id } as const
  const entry = useTypedEntry(place, child.id, typedSchema, { to: '', on: today, basis: '' })
  const { typed, change, asked } = entry
  const { to, on, basis } = typed
  const now = kind === 'status' ? child.status : child.population
  const isOff = OFF_REGISTER.includes(child.status)
  const choices: readonly { readonly value: string; readonly label: string }[] =
    kind === 'status'
      ? childStatusSchema.options
          .filter((one) => one !== now && (actor.role === 'head' || !isOff || OFF_REGISTER.includes(one)))
          .map((value) => ({ value, label: t(`history.statuses.${value}`) }))
      : populationSchema.options
          .filter((one) => one !== now)
          .map((value) => ({ value, label: t(`history.populations.${value}`) }))
  const birthDate = file.row.birthDate
  const why = to === '' || on === '' ? null : moveProblem(child, { kind, to, on }, { birthDate, today })

  const save = async () => {
    entry.ask()
    if (to === '' || on === '' || basis.trim() === '') return
    const status = childStatusSchema.safeParse(to)
    const population = populationSchema.safeParse(to)
    const common = { childId: child.id, on, basis }
    const stored =
      kind === 'status'
        ? status.success && (await entry.save(moveChild, { ...common, kind, to: status.data }))
        : population.success && (await entry.save(moveChild, { ...common, kind, to: population.data }))
    if (stored) onDone()
  }
  const consequence = kind === 'status' ? consequenceOf(to, child) : null
  return (
    <div className={styles['parts']}>
      <p className={styles['known']}>
        {kind === 'status'
          ? t('overTime.move.now', { now: t(`history.statuses.${child.status}`) })
          : t('overTime.move.now', { now: t(`history.populations.${child.population}`) })}
      </p>
      <WordsBeforeNote at={entry.before} onDrop={entry.startAnew} />
      <Select
        label={t(`overTime.move.${kind}To`)}
        placeholder={t('overTime.move.choose')}
        data={[...choices]}
        value={to === '' ? null : to}
        onChange={(value) => change({ to: value ?? '' })}
        error={asked && to === '' ? t('overTime.move.toMissing') : undefined}
        data-autofocus
      />
      <DateEntry
        label={t('overTime.move.on')}
        value={on}
        onChange={(day) => change({ on: day })}
        {...(asked && on === '' ? { error: t('overTime.move.onMissing') } : {})}
        {...(why === null ? {} : { error: sentenceOf({ kind: 'moveRefused', why }) })}
        width={220}
      />
      <TextInput
        label={t('overTime.move.basis')}
        description={t('overTime.move.basisHint')}
        value={basis}
        maxLength={200}
        onChange={(event) => change({ basis: event.currentTarget.value })}
        error={asked && basis.trim() === '' ? t('overTime.move.basisMissing') : undefined}
      />
      {consequence !== null && <Note tone="info">{t(`overTime.move.consequence.${consequence}`)}</Note>}
      {entry.trouble !== '' && <Note tone="trouble">{entry.trouble}</Note>}
      <div className={styles['buttons']}>
        <span className={styles['right']}>
          <Button
            onClick={() => {
              entry.forget()
              onDone()
            }}
          >
            {t('childFile.facts.cancel')}
          </Button>
          <Button variant="filled" disabled={entry.busy || why !== null} onClick={() => void save()}>
            {t('overTime.move.save')}
          </Button>
        </span>
      </div>
    </div>
  )
}

function consequenceOf(to: string, { status }: Pick<Child, 'status'>): 'ends' | 'closes' | 'back' | null {
  const parsed = childStatusSchema.safeParse(to)
  if (!parsed.success) return null
  if (parsed.data === 'closed') return 'closes'
  if (OFF_REGISTER.includes(parsed.data)) return 'ends'
  return OFF_REGISTER.includes(status) ? 'back' : null
}
