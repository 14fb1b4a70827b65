import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { candidatesFor, entryOfFile, type Candidate } from '../../../domain/duplicates.ts'
import { childRows, type ChildRow } from '../../../storage/selectors/children.ts'
import { mergeChildren } from '../../../verbs/merges/merge-children.ts'
import { useDesk, useSight, useWholeWorkspace } from '../../app/desk-context.tsx'
import { duplicateIndex } from '../../app/duplicate-index.ts'
import { useSetApart } from '../../app/use-set-apart.ts'
import { Note } from '../../ui/note.tsx'
import styles from './child-file.module.css'
import type { ChildFile } from './use-file.ts'

/** 可能重复: another file on the register may be this very child's. */
export function DuplicateNote({ file }: { readonly file: ChildFile }) {
  const { t } = useTranslation()
  const { today } = useDesk()
  // A colleague's file may be the other one.
  const rows = useWholeWorkspace((state) => childRows(state, today))
  const { row } = file
  const likely = useMemo(
    () =>
      candidatesFor(duplicateIndex(rows), entryOfFile(row)).filter(
        ({ onFile, suggests }) => suggests === 'sameChild' && onFile.childId !== row.childId,
      ),
    [rows, row],
  )
  const { set, busy, trouble } = useSetApart()
  const [noted, setNoted] = useState<{ readonly other: ChildRow; readonly apart: boolean } | null>(null)
  const note = async (other: ChildRow, apart: boolean) => {
    if (await set(row.childId, other.childId, apart)) setNoted({ other, apart })
  }
  const named = ({ name, caseNumber }: ChildRow) =>
    t('merge.apart.named', { name: name === '' ? t('childFile.unnamed') : name, number: caseNumber })
  return (
    <>
      {likely.length > 0 && (
        <Note tone="caution" title={t('merge.likely')}>
          <ul>
            {likely.slice(0, SHOWN).map((candidate) => (
              <Likely
                key={candidate.onFile.childId}
                candidate={candidate}
                file={file}
                busy={busy}
                onApart={() => void note(candidate.onFile, true)}
              />
            ))}
          </ul>
        </Note>
      )}
      {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
      {noted !== null && trouble === '' && (
        <Note
          tone="plain"
          action={
            noted.apart && (
              <Button size="xs" disabled={busy} onClick={() => void note(noted.other, false)}>
                {t('merge.apart.take')}
              </Button>
            )
          }
        >
          <span role="status">
            {noted.apart
              ? t('merge.apart.set', { one: named(row), other: named(noted.other) })
              : t('merge.apart.taken')}
          </span>
        </Note>
      )}
    </>
  )
}
const SHOWN = 3

interface LikelyProps {
  readonly candidate: Candidate<ChildRow>
  readonly file: ChildFile
  readonly busy: boolean
  /** Both were looked at: they are two children. */
  readonly onApart: () => void
}

function Likely({ candidate: { onFile, reasons }, file, busy, onApart }: LikelyProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { actor } = useDesk()
  const hidden = useSight()(onFile.child) !== 'whole'
  // The older file stays, unless somebody turns it round there.
  const [kept, gone] = onFile.caseNumber < file.row.caseNumber ? [onFile, file.row] : [file.row, onFile]
  const mayMerge = file.sight === 'whole' && !hidden && mergeChildren.roles.includes(actor.role)
  return (
    <li className={styles['likely']}>
      <span>
        {onFile.name === '' ? t('childFile.unnamed') : onFile.name} · {onFile.caseNumber}
        {' · '}
        {reasons.map((reason) => t(`children.newFile.reasons.${reason}`)).join(t('merge.and'))}
        {hidden && ` · ${t('merge.colleague', { worker: onFile.workerName })}`}
      </span>
      {mayMerge && (
        <span className={styles['choices']}>
          <Button
            size="xs"
            onClick={() =>
              void navigate({
                to: '/children/$childId/merge/$otherId',
                params: { childId: kept.childId, otherId: gone.childId },
              })
            }
          >
            {t('merge.compare')}
          </Button>
          <Button size="xs" disabled={busy} onClick={onApart}>
            {t('merge.apart.act')}
          </Button>
        </span>
      )}
    </li>
  )
}
