import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { namesInDocument } from '../../../storage/selectors/person-names.ts'
import { filledPaper } from '../../../contract/document-paper.ts'
import type { CaseDocument } from '../../../domain/records.ts'
import type { FormDefinition } from '../../../forms/definition.ts'
import { formByCode } from '../../../forms/forms.ts'
import { pathLabel } from '../../../forms/paths.ts'
import type { HistoryProgress } from '../../../storage/history.ts'
import { localDay } from '../../../verbs/clock.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { useHistory } from '../../app/record-history.ts'
import { useAlsoHidden } from '../../app/names-hidden.ts'
import { useStatusLine } from '../../app/status-line.ts'
import { UnseenPage } from '../../app/unseen-page.tsx'
import { useLanguage } from '../../app/use-language.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page } from '../../ui/page.tsx'
import { FormColumns } from '../../ui/paper/form-columns.tsx'
import { paperHead, pdfName } from '../../ui/paper/form-model.ts'
import { PaperPreview } from '../../ui/paper/paper-preview.tsx'
import { PaperPrintActions } from '../../ui/paper/paper-print-actions.tsx'
import { documentSteps, type DocumentStep } from './document-steps.ts'
import { DocumentStepView } from './document-step.tsx'
import { HistoryList, HistoryState, UnreadableNote } from './history-list.tsx'
import styles from './history.module.css'
import { RevertFoot, useDocumentRevert } from './revert-foot.tsx'
import { useReadHistory } from '../../app/use-read-history.ts'

const route = getRouteApi('/children/$childId/documents/$documentId/history')

/** 改动记录 of one paper: each version as the paper itself, and the way back to it while it is a draft. */
export function DocumentHistoryPage() {
  const { t } = useTranslation()
  const { childId, documentId } = route.useParams()
  const document = useWorkspace(({ documents }) => documents.get(documentId))
  if (document === undefined) return <UnseenPage childId={childId} gone={t('form.gone')} />
  const definition = formByCode(document.formCode, document.formVersion)
  return definition === null ? (
    <Sentence>{t('form.unknownForm', { code: document.formCode, version: document.formVersion })}</Sentence>
  ) : (
    <DocumentHistory key={documentId} document={document} definition={definition} />
  )
}

interface DocumentHistoryProps {
  readonly document: CaseDocument
  readonly definition: FormDefinition
}

function DocumentHistory({ document, definition }: DocumentHistoryProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const history = useHistory()
  const title = (definition.shortTitle ?? definition.title)[language]
  const read = useCallback(
    (onProgress: HistoryProgress) => history.of('documents', document.id, onProgress),
    [history, document],
  )
  const reading = useReadHistory(read)
  const steps = useMemo(
    () => (reading.kind === 'read' ? documentSteps(definition, reading.value.versions) : []),
    [reading, definition],
  )
  const names = useMemo(
    () => steps.flatMap(({ document }) => (document === null ? [] : namesInDocument(document))),
    [steps],
  )
  useAlsoHidden(names)
  const [chosen, setChosen] = useState<number | null>(null)
  const reverting = useDocumentRevert(document)
  const newest = steps[0]
  const shown = steps.find(({ seq }) => seq === chosen) ?? newest
  useStatusLine(t('history.status', { name: title }), [
    { keys: ['J', 'K'], words: t('history.keys.move') },
    { keys: ['F4'], words: t('form.keys.paper') },
  ])
  return (
    <FormColumns
      header={(toggle) => (
        <PageHeader
          ground="paper"
          above={
            <Link to="/children/$childId" params={{ childId: document.childId }} search={{ tab: 'papers' }}>
              {t('history.toPapers')}
            </Link>
          }
          title={t('history.documentTitle', { paper: title })}
          hint={t('history.documentHint')}
          actions={toggle}
        />
      )}
      foot={<RevertFoot document={document} reverting={reverting} />}
      paper={
        shown?.document == null ? (
          <p className={styles['said']}>{t('history.noPaper')}</p>
        ) : (
          <Paper document={shown.document} at={shown.at} definition={definition} isNow={shown === newest} />
        )
      }
    >
      {steps.length === 0 ? (
        <div className={styles['column']}>
          <HistoryState reading={reading} empty={t('history.none')} />
        </div>
      ) : (
        <div className={styles['column']}>
          {reading.kind === 'read' && <UnreadableNote count={reading.value.unreadable.length} />}
          <HistoryList label={t('history.title')} steps={steps} shown={shown?.seq ?? null} onShow={setChosen}>
            {(step: DocumentStep) => (
              <DocumentStepView
                step={step}
                isShown={step === shown}
                isNow={step === newest}
                busy={reverting.busy}
                onShow={() => setChosen(step.seq)}
                onRevert={
                  step.document !== null && reverting.mayRevert(step.document) ? () => reverting.revert(step) : null
                }
              />
            )}
          </HistoryList>
        </div>
      )}
    </FormColumns>
  )
}

interface PaperProps extends DocumentHistoryProps {
  readonly at: string
  readonly isNow: boolean
}

/** The version as it would have been printed that day. */
function Paper({ document, definition, at, isNow }: PaperProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { workspace, today } = useDesk()
  const day = localDay(new Date(document.finishedAt ?? at))
  const head = useMemo(() => {
    const { state } = workspace
    return paperHead(state, document.childId, day, state.referrals.get(document.id))
  }, [workspace, document, day])
  const model = useMemo(() => filledPaper(document, document.values, head), [document, head])
  const fieldName = useCallback((path: string) => pathLabel(definition, path, language), [definition, language])
  const moment = `${dateInWords(t, at, 'day')} ${dateInWords(t, at, 'time')}`
  return (
    <PaperPreview
      model={model}
      fieldName={fieldName}
      toolbar={t(isNow ? 'history.versionNow' : 'history.version', { moment })}
      actions={
        <PaperPrintActions
          subject={{ what: definition.code, childId: document.childId, documentId: document.id }}
          code={definition.code}
          fileName={pdfName(definition.code, today)}
          fieldName={fieldName}
          model={() => model}
        />
      }
    />
  )
}

function Sentence({ children }: { readonly children: string }) {
  const { t } = useTranslation()
  return (
    <Page>
      <PageHeader title={t('history.title')} />
      <EmptyState>{children}</EmptyState>
    </Page>
  )
}
