import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useMemo, type ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { importChildren } from '../../../verbs/imports/import-children.ts'
import { useDesk } from '../../app/desk-context.tsx'
import { useAlsoHidden } from '../../app/names-hidden.ts'
import { useStatusLine } from '../../app/status-line.ts'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page } from '../../ui/page.tsx'
import { PhaseBar, type PhaseStep } from '../../ui/phase-bar.tsx'
import { ChooseFile } from './choose-file.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { DoneStep } from './done-step.tsx'
import { EarlierImports } from './earlier-imports.tsx'
import styles from './import-page.module.css'
import { namesInList } from './names-in-list.ts'
import { RowsStep } from './rows-step.tsx'
import { useImport, type ImportStage } from './use-import.ts'
import { Working } from './working.tsx'

const STEPS = ['file', 'columns', 'rows', 'done'] as const
const STEP_OF: Readonly<Record<ImportStage['kind'], (typeof STEPS)[number]>> = {
  choose: 'file',
  reading: 'file',
  columns: 'columns',
  checking: 'rows',
  rows: 'rows',
  saving: 'rows',
  done: 'done',
}

/** 导入名册: a list from Excel or CSV, looked at row by row before it is taken. */
export function ImportPage() {
  const { t } = useTranslation()
  const desk = useDesk()
  const work = useImport()
  const { stage, trouble } = work
  const now = STEPS.indexOf(STEP_OF[stage.kind])
  useStatusLine(t('register.import.title'))
  useAlsoHidden(useMemo(() => namesInList(stage), [stage]))
  const mayImport = importChildren.roles.includes(desk.actor.role)
  return (
    <Page>
      <PageHeader
        title={t('register.import.title')}
        above={<Link to="/children">{t('register.import.back')}</Link>}
        below={
          <div className={styles['steps']}>
            <PhaseBar label={t('register.import.title')} steps={STEPS.map((step, at) => phase(step, at, now, t))} />
          </div>
        }
      />
      {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
      {!mayImport && <Note tone="plain">{t('register.import.notAllowed')}</Note>}
      {mayImport && <Stage work={work} />}
    </Page>
  )
}

function phase(step: (typeof STEPS)[number], at: number, now: number, t: TFunction): PhaseStep {
  // The last step is done as soon as it is reached.
  const isDone = at < now || (at === now && step === 'done')
  const state = isDone ? 'done' : at === now ? 'now' : 'ahead'
  return { id: step, label: t(`register.import.steps.${step}`), state }
}

function Stage({ work }: { readonly work: ReturnType<typeof useImport> }) {
  const { t } = useTranslation()
  const { stage } = work
  switch (stage.kind) {
    case 'choose':
      return (
        <div className={styles['scroll']}>
          <ChooseFile onFile={(file) => void work.read(file)} />
          <EarlierImports onUndo={work.undo} />
        </div>
      )
    case 'reading':
      return <Busy words={t('register.import.reading', { file: stage.fileName })} share={null} onCancel={work.cancel} />
    case 'columns':
      return <ColumnsStep list={stage.list} work={work} />
    case 'checking': {
      const { done, of } = stage
      const words = t('register.import.checking', { done, of })
      return <Busy words={words} share={of === 0 ? 0 : done / of} onCancel={work.cancel} />
    }
    case 'rows':
      return <RowsStep stage={stage} work={work} />
    case 'saving': {
      if (stage.at.kind === 'writing') return <Busy words={t('register.import.saving')} share={null} />
      const { kind, done, of } = stage.at
      const words = t(`register.import.${kind}`, { done, of })
      return <Busy words={words} share={of === 0 ? 0 : done / of} onCancel={work.cancel} />
    }
    case 'done':
      return <DoneStep stage={stage} work={work} />
  }
}

function Busy(work: ComponentProps<typeof Working>) {
  return (
    <Card>
      <Working {...work} />
    </Card>
  )
}
