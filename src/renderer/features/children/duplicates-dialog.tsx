import { Button, Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { memo, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChildRow } from '../../../storage/selectors/children.ts'
import { mergeChildren } from '../../../verbs/merges/merge-children.ts'
import { useDesk, useSight } from '../../app/desk-context.tsx'
import { useSetApart } from '../../app/use-set-apart.ts'
import { Note } from '../../ui/note.tsx'
import { OnceOpened } from '../../ui/once-opened.tsx'
import { findDuplicates, pairsApart, type LikelyPair } from './find-duplicates.ts'
import styles from './new-file-dialog.module.css'

/** 查重复: every pair of files that may be one child's, with the reason and the way to merge them. */
export const DuplicatesButton = memo(function DuplicatesButton({ rows }: { readonly rows: readonly ChildRow[] }) {
  const { t } = useTranslation()
  const { actor } = useDesk()
  const [opened, setOpened] = useState(false)
  if (!mergeChildren.roles.includes(actor.role)) return null
  return (
    <>
      <Button onClick={() => setOpened(true)}>{t('merge.search.open')}</Button>
      <OnceOpened opened={opened}>
        <Modal
          opened={opened}
          onClose={() => setOpened(false)}
          size={760}
          title={t('merge.search.title')}
          closeButtonProps={{ 'aria-label': t('common.close') }}
        >
          <Pairs rows={rows} />
        </Modal>
      </OnceOpened>
    </>
  )
})

const SHOWN = 50

function Pairs({ rows }: { readonly rows: readonly ChildRow[] }) {
  const { t } = useTranslation()
  const sightOf = useSight()
  const [pairs, setPairs] = useState<readonly LikelyPair[] | null>(null)
  useEffect(() => {
    let stopped = false
    const rest = () => new Promise<void>((resolve) => setTimeout(resolve))
    // Files that cannot be seen cannot be compared by whoever looks.
    const seen = rows.filter(({ child }) => sightOf(child) === 'whole')
    void findDuplicates(seen, rest, () => stopped).then((found) => {
      if (!stopped) setPairs(found)
    })
    return () => {
      stopped = true
    }
  }, [rows, sightOf])
  return (
    <div aria-live="polite">
      <p className={styles['waiting']}>
        {pairs === null
          ? t('merge.search.running')
          : pairs.length === 0
            ? t('merge.search.none')
            : t('merge.search.found', { count: pairs.length })}
      </p>
      <ul className={styles['pairs']}>
        {pairs?.slice(0, SHOWN).map((pair) => (
          <Pair key={`${pair.one.childId} ${pair.other.childId}`} pair={pair} />
        ))}
      </ul>
      <ApartPairs rows={rows} />
      {pairs !== null && pairs.length > SHOWN && <p>{t('merge.search.more', { count: pairs.length - SHOWN })}</p>}
    </div>
  )
}

/** What was found not to be one child, with the way to ask again. */
function ApartPairs({ rows }: { readonly rows: readonly ChildRow[] }) {
  const { t } = useTranslation()
  const { set, busy, trouble } = useSetApart()
  const pairs = useMemo(() => pairsApart(rows), [rows])
  if (pairs.length === 0) return null
  return (
    <details className={styles['apart']}>
      <summary>{t('merge.apart.list', { count: pairs.length })}</summary>
      {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
      <ul className={styles['pairs']}>
        {pairs.map(({ one, other }) => (
          <li key={`${one.childId} ${other.childId}`} className={styles['candidate']}>
            <Both one={one} other={other} />
            <div className={styles['acts']}>
              <Button size="xs" disabled={busy} onClick={() => void set(one.childId, other.childId, false)}>
                {t('merge.apart.take')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Both({ one, other }: Pick<LikelyPair, 'one' | 'other'>) {
  const { t } = useTranslation()
  const named = ({ name, caseNumber }: ChildRow) => `${name === '' ? t('children.unnamed') : name} · ${caseNumber}`
  return (
    <div className={styles['who']}>
      <span className={styles['name']}>{named(one)}</span>
      <span className={styles['name']}>{named(other)}</span>
    </div>
  )
}

function Pair({ pair: { one, other, reasons } }: { readonly pair: LikelyPair }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { set, busy, trouble } = useSetApart()
  return (
    <li className={styles['candidate']}>
      <Both one={one} other={other} />
      <div className={styles['why']}>
        {reasons.map((reason) => t(`children.newFile.reasons.${reason}`)).join(t('merge.and'))}
      </div>
      <div className={styles['acts']}>
        <Button
          size="xs"
          onClick={() =>
            void navigate({
              to: '/children/$childId/merge/$otherId',
              params: { childId: one.childId, otherId: other.childId },
            })
          }
        >
          {t('merge.compare')}
        </Button>
        <Button size="xs" disabled={busy} onClick={() => void set(one.childId, other.childId, true)}>
          {t('merge.apart.act')}
        </Button>
      </div>
      {trouble !== '' && <p role="alert">{trouble}</p>}
    </li>
  )
}
