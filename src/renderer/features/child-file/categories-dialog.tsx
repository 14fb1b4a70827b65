import { Button, Modal, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { categorySpanSchema, type CategorySpan } from '../../../domain/records.ts'
import { z } from '../../../domain/zod.ts'
import { CATEGORY_OPTIONS, categoryWords, ownSpans } from '../../../forms/category-options.ts'
import { changeCategories, spanProblems } from '../../../verbs/children/change-categories.ts'
import { useLanguage } from '../../app/use-language.ts'
import { DateEntry } from '../../ui/date-entry.tsx'
import { Note } from '../../ui/note.tsx'
import { SourceEntry } from '../../ui/source-entry.tsx'
import { useTypedEntry } from '../../ui/use-typed-entry.ts'
import { WordsBeforeNote } from '../../ui/words-before-note.tsx'
import styles from './dialogs.module.css'
import type { ChildFile } from './use-file.ts'

const typedSchema = z.object({
  spans: z.array(categorySpanSchema.extend({ code: z.string() })),
  verifiedOn: z.string(),
  source: z.string(),
})
type Typed = z.infer<typeof typedSchema>

const CODES = CATEGORY_OPTIONS.flatMap(({ code, children = [] }) => [code, ...children.map((child) => child.code)])

/** 类别: several at once, each since when, until when, and on which paper. */
export function CategoriesDialog({ file, onDone }: { readonly file: ChildFile; readonly onDone: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onDone}
      size={900}
      title={t('overTime.categories.title', { name: file.row.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      closeOnClickOutside={false}
    >
      <Editor file={file} onDone={onDone} />
    </Modal>
  )
}

function Editor({ file, onDone }: { readonly file: ChildFile; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const stored: Typed = { spans: ownSpans(file.child.categorySpans), verifiedOn: file.today, source: '' }
  const entry = useTypedEntry({ kind: 'categories', childId: file.child.id }, file.child.id, typedSchema, stored)
  const { typed, change, asked } = entry
  const changeSpan = (at: number, next: Partial<CategorySpan>) =>
    change({ spans: typed.spans.map((span, place) => (place === at ? { ...span, ...next } : span)) })
  const { spans, verifiedOn, source } = typed
  const problems = asked ? problemsOf(spans, file.today) : []
  const dateProblem = asked && (verifiedOn === '' || verifiedOn > file.today)

  const save = async () => {
    entry.ask()
    if (problemsOf(spans, file.today).length > 0 || verifiedOn === '' || verifiedOn > file.today) return
    if (await entry.save(changeCategories, { childId: file.child.id, spans, verifiedOn, source })) onDone()
  }

  return (
    <div className={styles['parts']}>
      <p className={styles['known']}>{t('overTime.categories.hint')}</p>
      <WordsBeforeNote at={entry.before} onDrop={entry.startAnew} />
      {spans.length === 0 && <p className={styles['known']}>{t('overTime.categories.none')}</p>}
      {spans.map((span, at) => (
        // Rows have no identity but their place.
        <SpanRow
          key={at}
          span={span}
          at={at}
          problem={(part) => problems.some(({ path }) => path === `spans.${String(at)}.${part}`)}
          onChange={(next) => changeSpan(at, next)}
          onRemove={() => change({ spans: spans.filter((_, place) => place !== at) })}
        />
      ))}
      <div>
        <Button
          size="xs"
          leftSection={<IconPlus size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => change({ spans: [...spans, { code: '', since: null, until: null, basis: '' }] })}
        >
          {t('overTime.categories.add')}
        </Button>
      </div>
      <div className={styles['pair']}>
        <DateEntry
          label={t('childFile.facts.verifiedOn')}
          value={verifiedOn}
          onChange={(day) => change({ verifiedOn: day })}
          {...(dateProblem ? { error: t('childFile.facts.verifiedInFuture') } : {})}
          width={220}
        />
        <SourceEntry value={source} onChange={(text) => change({ source: text })} />
      </div>
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
          <Button variant="filled" disabled={entry.busy} onClick={() => void save()}>
            {t('overTime.categories.save')}
          </Button>
        </span>
      </div>
    </div>
  )
}

interface SpanRowProps {
  readonly span: CategorySpan
  readonly at: number
  readonly problem: (part: 'code' | 'since' | 'until') => boolean
  readonly onChange: (next: Partial<CategorySpan>) => void
  readonly onRemove: () => void
}

function SpanRow({ span, at, problem, onChange, onRemove }: SpanRowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const codes = CODES.includes(span.code) || span.code === '' ? CODES : [...CODES, span.code]
  const number = at + 1
  return (
    <fieldset className={styles['span']}>
      <legend>{t('overTime.categories.row', { number })}</legend>
      <Select
        label={t('overTime.categories.category')}
        placeholder={t('overTime.categories.choose')}
        searchable
        data={codes.map((code) => ({ value: code, label: categoryWords(code, language) }))}
        value={span.code === '' ? null : span.code}
        onChange={(code) => onChange({ code: code ?? '' })}
        error={problem('code') ? t(`overTime.categories.${span.code === '' ? 'noCategory' : 'twice'}`) : undefined}
      />
      <DateEntry
        label={t('overTime.categories.since')}
        value={span.since ?? ''}
        onChange={(day) => onChange({ since: day === '' ? null : day })}
        {...(problem('since') ? { error: t('overTime.categories.inFuture') } : {})}
      />
      <DateEntry
        label={t('overTime.categories.until')}
        value={span.until ?? ''}
        onChange={(day) => onChange({ until: day === '' ? null : day })}
        {...(problem('until') ? { error: t('overTime.categories.untilWrong') } : {})}
      />
      <TextInput
        label={t('overTime.categories.basis')}
        value={span.basis}
        maxLength={200}
        onChange={(event) => onChange({ basis: event.currentTarget.value })}
      />
      <Button size="xs" variant="subtle" aria-label={t('overTime.categories.removeRow', { number })} onClick={onRemove}>
        {t('overTime.categories.remove')}
      </Button>
    </fieldset>
  )
}

function problemsOf(spans: readonly CategorySpan[], today: string) {
  const empty = spans.flatMap(({ code }, at) => (code === '' ? [{ path: `spans.${String(at)}.code` }] : []))
  return [
    ...empty,
    ...spanProblems(
      spans.filter(({ code }) => code !== ''),
      today,
    ),
  ]
}
