import { useLanguage } from '../../app/use-language.ts'
import { CommentsCard } from '../../ui/comments-card.tsx'
import { WithSide } from '../../ui/page.tsx'
import { DrawingsCard } from './drawings-card.tsx'
import { FactsCard } from './facts-card.tsx'
import { HouseholdCard } from './household-card.tsx'
import { TimelineCard } from './timeline-card.tsx'
import { paperName } from './paper-names.ts'
import type { FileActs } from './use-acts.ts'
import type { ChildFile } from './use-file.ts'

/** 概况: what happened, and what is known. */
export function OverviewTab({ file, acts }: { readonly file: ChildFile; readonly acts: FileActs }) {
  return (
    <WithSide
      width={520}
      narrowWidth={400}
      side={
        <>
          <FactsCard file={file} />
          <HouseholdCard file={file} acts={acts} />
          <DrawingsCard file={file} />
          {file.sight !== 'register' && <FileComments file={file} />}
        </>
      }
    >
      <TimelineCard file={file} acts={acts} />
    </WithSide>
  )
}

/** What was remarked on the file and on its papers. */
function FileComments({ file }: { readonly file: ChildFile }) {
  const language = useLanguage()
  const nameOfPaper = (documentId: string) => {
    const document = file.documents.find(({ id }) => id === documentId)
    return document === undefined ? '' : paperName(document, language)
  }
  return <CommentsCard childId={file.child.id} documentId={null} nameOfPaper={nameOfPaper} />
}
