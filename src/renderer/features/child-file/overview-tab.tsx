import { WithSide } from '../../ui/page.tsx'
import { FactsCard } from './facts-card.tsx'
import { HouseholdCard } from './household-card.tsx'
import { TimelineCard } from './timeline-card.tsx'
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
        </>
      }
    >
      <TimelineCard file={file} acts={acts} />
    </WithSide>
  )
}
