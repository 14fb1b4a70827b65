import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Child } from '../../../domain/records.ts'
import { useDesk, useSight, useWorkspace } from '../../app/desk-context.tsx'
import { useStatusLine } from '../../app/status-line.ts'
import { UnseenPage } from '../../app/unseen-page.tsx'
import { FormColumns } from '../../ui/paper/form-columns.tsx'
import { CaseFileHeader } from './case-file-header.tsx'
import { CaseFilePaper } from './case-file-paper.tsx'
import { CaseFileProgress } from './case-file-progress.tsx'
import { ItemsList } from './items-list.tsx'
import { NotInIt } from './not-in-it.tsx'
import { PartChoice } from './part-choice.tsx'
import { useCaseFile } from './use-case-file.ts'

/** 打印卷宗: everything of one child as one paper. Of the register alone there is no case file. */
export function CaseFilePage() {
  const { t } = useTranslation()
  const { childId } = useParams({ from: '/children/$childId/case-file' })
  const child = useWorkspace((state) => state.children.get(childId))
  const sightOf = useSight()
  const sight = child === undefined ? 'nameOnly' : sightOf(child)
  if (child === undefined || sight === 'nameOnly' || sight === 'register')
    return <UnseenPage childId={childId} gone={t('childFile.notFound')} />
  return <OpenCaseFile key={childId} child={child} />
}

function OpenCaseFile({ child }: { readonly child: Child }) {
  const { t } = useTranslation()
  const { today } = useDesk()
  const file = useCaseFile(child)
  useStatusLine(t('caseFile.status', { number: child.caseNumber }), [
    { keys: ['F4'], words: t('form.keys.paper') },
    ...(file.model === null ? [] : [{ keys: ['Ctrl', 'P'], words: t('form.keys.print') }]),
  ])
  return (
    <FormColumns
      header={(toggle) => <CaseFileHeader child={child} actions={toggle} />}
      foot={<CaseFileProgress file={file} />}
      paper={<CaseFilePaper file={file} childId={child.id} today={today} />}
    >
      <PartChoice file={file} />
      <NotInIt file={file} />
      {file.model !== null && <ItemsList model={file.model} />}
    </FormColumns>
  )
}
