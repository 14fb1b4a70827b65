import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { memo, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormValues } from '../../../domain/records.ts'
import { riskInputsOf } from '../../../forms/computed.ts'
import type { FormDefinition } from '../../../forms/definition.ts'
import { factsOf, factText } from '../../../storage/selectors/facts.ts'
import { useDesk } from '../../app/desk-context.tsx'
import { returnToField } from '../../app/place.ts'
import { useStatusLine } from '../../app/status-line.ts'
import { useLanguage } from '../../app/use-language.ts'
import { DiscardDraftDialog } from '../../ui/discard-draft-dialog.tsx'
import { focusField } from '../../ui/fields/field-ids.ts'
import { FormScreenContext } from '../../ui/fields/form-screen.tsx'
import { FormSections } from '../../ui/fields/form-sections.tsx'
import { useDraftAutosave } from '../../ui/fields/use-draft-autosave.ts'
import { useFormScreenOf } from '../../ui/fields/use-form-screen.ts'
import { FormColumns } from '../../ui/paper/form-columns.tsx'
import { SaveLine } from '../../ui/save-line.tsx'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import { FinishDialog } from './finish-dialog.tsx'
import { FormHeader } from './form-header.tsx'
import { FormPaper } from './form-paper.tsx'
import { LastRating } from './last-rating.tsx'
import { MissingLine } from '../../ui/fields/missing-line.tsx'
import { RiskPanel } from './risk-panel.tsx'

interface WritePageProps {
  readonly documentId: string
  readonly definition: FormDefinition
  readonly onFinished: () => void
}

/** A paper being written: the form, the paper beside it (F06: the level), the save line. Drawn once, not at each save. */
export const WritePage = memo(function WritePage({ documentId, definition, onFinished }: WritePageProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const desk = useDesk()
  const navigate = useNavigate()
  const { state, saver, unstored } = useDraftAutosave(documentId)
  const [start] = useState(() => readStart(desk, documentId, unstored?.values))
  const [finishing, setFinishing] = useState(false)
  const [discarding, setDiscarding] = useState(false)
  const riskInputs = riskInputsOf(definition)

  const onChange = useCallback((values: FormValues) => saver.changed(values), [saver])
  const screen = useFormScreenOf({ definition, ...start, onChange })
  const { session } = screen

  // Back where it was locked, else the first thing to write has the focus.
  useEffect(() => {
    if (returnToField()) return
    const first = session.missing[0] ?? null
    if (first !== null) focusField(first.path)
  }, [session])

  const finish = () => {
    const wrong = session.ask()
    if (wrong === null) void saver.flush().then((stored) => setFinishing(stored))
    else focusField(wrong)
  }
  useHotkeys({
    'mod+Enter': finish,
    g: () => goToOpen(),
  })
  const title = (definition.shortTitle ?? definition.title)[language]
  useStatusLine(t('form.status', { title, code: definition.code, version: definition.version }), [
    { keys: ['Tab'], words: t('form.keys.next') },
    ...(riskInputs === null
      ? []
      : [
          { keys: ['↑', '↓'], words: t('form.keys.change') },
          { keys: ['0', '–', '3'], words: t('form.keys.score') },
          { keys: ['G'], words: t('form.keys.open') },
        ]),
    { keys: ['F4'], words: t('form.keys.paper') },
    { keys: ['Ctrl', 'Enter'], words: t('form.keys.finish') },
  ])

  const paper = useMemo(() => <FormPaper documentId={documentId} definition={definition} />, [documentId, definition])
  return (
    <FormScreenContext value={screen}>
      <FormColumns
        header={(toggle) => (
          <FormHeader
            childId={start.childId}
            definition={definition}
            status="draft"
            {...(riskInputs === null ? {} : { more: <LastRating childId={start.childId} /> })}
            actions={
              <>
                <Button variant="subtle" size="xs" onClick={() => setDiscarding(true)}>
                  {t('form.discard.button')}
                </Button>
                {toggle}
              </>
            }
          />
        )}
        foot={
          <SaveLine
            state={state}
            missing={<MissingLine />}
            actions={
              <Button variant="filled" onClick={finish}>
                {t('form.finish.button')}
              </Button>
            }
          />
        }
        paper={paper}
        {...(riskInputs === null ? {} : { instead: <RiskPanel inputs={riskInputs} childId={start.childId} /> })}
      >
        <FormSections sections={definition.sections} />
      </FormColumns>
      <FinishDialog
        opened={finishing}
        documentId={documentId}
        definition={definition}
        onKeep={() => setFinishing(false)}
        onFinished={onFinished}
      />
      <DiscardDraftDialog
        opened={discarding}
        documentId={documentId}
        childId={start.childId}
        title={title}
        onDone={() => void navigate({ to: '/children/$childId', params: { childId: start.childId } })}
        onKeep={() => setDiscarding(false)}
      />
    </FormScreenContext>
  )
})

/** What the form begins with; later saves do not change it. */
function readStart(desk: ReturnType<typeof useDesk>, documentId: string, unstored: FormValues | undefined) {
  const state = desk.workspace.state
  const document = state.documents.get(documentId)
  const childId = document?.childId ?? ''
  const settings = state.station.get('station')?.settings
  return {
    childId,
    values: unstored ?? document?.values ?? {},
    today: desk.today,
    birthDate: factText(factsOf(state, childId), 'child.birthDate'),
    settings: settings ?? {},
  }
}

function goToOpen(): void {
  const open = document.querySelector<HTMLElement>('[data-unanswered="true"]')?.dataset['field']
  if (open !== undefined) focusField(open)
}
