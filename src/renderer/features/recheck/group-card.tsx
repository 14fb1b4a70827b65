import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FACTS, type FactKey, type Facts } from '../../../domain/facts.ts'
import { useLanguage } from '../../app/use-language.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FactForm, type FactFormHandle, type FactValues } from '../../ui/fact-form.tsx'
import { factsToRecheck, type RecheckGroup } from '../../ui/fact-groups.ts'
import { FactRows } from '../../ui/fact-rows.tsx'
import { factInWords, isKnown } from '../../ui/fact-words.ts'
import { Key } from '../../ui/key-hint.tsx'
import { maskedFact } from '../../ui/masked-fact.ts'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import styles from './recheck.module.css'

interface GroupCardProps {
  readonly group: RecheckGroup
  readonly facts: Facts
  readonly today: string
  readonly busy: boolean
  readonly onSame: () => void
  /** Everything in the group as it is written now. */
  readonly onChanged: (written: FactValues) => void
  readonly onNotReached: () => void
}

/** What the file says of one group, and the three answers. */
export function GroupCard({ group, facts, today, busy, onSame, onChanged, onNotReached }: GroupCardProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [changing, setChanging] = useState(false)
  const keys = factsToRecheck(group)
  const known = keys.filter((key) => isKnown(facts[key]?.value))
  useHotkeys({ '1': onSame, '2': () => setChanging(true), '3': onNotReached }, !busy && !changing)
  if (changing) {
    return (
      <Card title={t(`recheck.groups.${group}`)}>
        <Editor
          keys={keys}
          facts={facts}
          today={today}
          busy={busy}
          onSave={onChanged}
          onLeave={() => setChanging(false)}
        />
      </Card>
    )
  }
  return (
    <Card flush title={t(`recheck.groups.${group}`)}>
      {known.length === 0 ? (
        <EmptyState>{t('recheck.nothing')}</EmptyState>
      ) : (
        <FactRows
          rows={known.map((key) => ({
            id: key,
            label: FACTS[key].label[language],
            value: maskedFact(key, factInWords(key, facts[key]?.value, language)),
            verifiedOn: facts[key]?.verifiedOn ?? null,
          }))}
        />
      )}
      <div className={styles['answers']}>
        <Button variant="filled" disabled={busy} rightSection={<Key>1</Key>} onClick={onSame}>
          {t('recheck.same')}
        </Button>
        <Button disabled={busy} rightSection={<Key>2</Key>} onClick={() => setChanging(true)}>
          {t('recheck.change')}
        </Button>
        <Button disabled={busy} rightSection={<Key>3</Key>} onClick={onNotReached}>
          {t('recheck.notReached')}
        </Button>
      </div>
    </Card>
  )
}

interface EditorProps {
  readonly keys: readonly FactKey[]
  readonly facts: Facts
  readonly today: string
  readonly busy: boolean
  readonly onSave: (written: FactValues) => void
  readonly onLeave: () => void
}

function Editor({ keys, facts, today, busy, onSave, onLeave }: EditorProps) {
  const { t } = useTranslation()
  const form = useRef<FactFormHandle>(null)
  const [asked] = useState(keys)
  const values = (all: readonly FactKey[]): FactValues =>
    Object.fromEntries(
      all.flatMap((key) => {
        const fact = facts[key]
        return fact === undefined ? [] : [[key, fact.value]]
      }),
    )
  const save = () => {
    const written = form.current?.read() ?? null
    if (written !== null) onSave(written)
  }
  useHotkeys({ 'mod+Enter': save }, !busy)
  return (
    <>
      <FactForm facts={asked} initial={values(keys)} known={values(COMPARED)} today={today} handle={form} />
      <div className={styles['foot']}>
        <Button onClick={onLeave}>{t('recheck.cancel')}</Button>
        <Button variant="filled" disabled={busy} rightSection={<Key>Ctrl Enter</Key>} onClick={save}>
          {t('recheck.save')}
        </Button>
      </div>
    </>
  )
}

const COMPARED: readonly FactKey[] = ['child.birthDate', 'child.sex', 'child.idType', 'child.idNumber']
