import { ActionIcon, Button, Select } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FACTS, type FactKey } from '../../../domain/facts.ts'
import { FACT_COLUMNS, isFactKey } from '../../../register/export-columns.ts'
import { setCopyOutFacts } from '../../../verbs/station/set-copy-out-facts.ts'
import { useVerb } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { useLanguage } from '../../app/use-language.ts'
import { Note } from '../../ui/note.tsx'
import styles from './export-dialog.module.css'

/** 抄录单的顺序: which facts, in the order of the screens they are copied to. Each change is kept at once. */
export function CopyOutOrder({ initial }: { readonly initial: readonly FactKey[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const keep = useVerb(setCopyOutFacts)
  const sentenceOf = useFailureSentence()
  const [order, setOrder] = useState(initial)
  const [trouble, setTrouble] = useState('')
  const change = async (next: readonly FactKey[]) => {
    setOrder(next)
    const kept = await keep({ facts: [...next] })
    setTrouble(kept.ok ? '' : sentenceOf(kept.failure))
  }
  const swap = (at: number, other: number) => {
    const next = [...order]
    const [one, two] = [next[at], next[other]]
    if (one === undefined || two === undefined) return
    next[at] = two
    next[other] = one
    void change(next)
  }
  const others = FACT_COLUMNS.filter((key) => !order.includes(key))
  return (
    <section aria-label={t('register.export.order')} className={styles['order']}>
      {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
      <ol>
        {order.map((key, at) => {
          const what = FACTS[key].label[language]
          return (
            <li key={key}>
              <span>
                <span className={styles['number']}>{at + 1}.</span> {what}
              </span>
              <ActionIcon
                size="sm"
                variant="subtle"
                disabled={at === 0}
                aria-label={t('register.export.up', { what })}
                onClick={() => swap(at, at - 1)}
              >
                <IconArrowUp size={14} aria-hidden="true" />
              </ActionIcon>
              <ActionIcon
                size="sm"
                variant="subtle"
                disabled={at === order.length - 1}
                aria-label={t('register.export.down', { what })}
                onClick={() => swap(at, at + 1)}
              >
                <IconArrowDown size={14} aria-hidden="true" />
              </ActionIcon>
              <ActionIcon
                size="sm"
                variant="subtle"
                disabled={order.length === 1}
                aria-label={t('register.export.remove', { what })}
                onClick={() => void change(order.filter((one) => one !== key))}
              >
                <IconX size={14} aria-hidden="true" />
              </ActionIcon>
            </li>
          )
        })}
      </ol>
      <div className={styles['buttons']}>
        <Select
          searchable
          aria-label={t('register.export.add')}
          placeholder={t('register.export.add')}
          data={others.map((key) => ({ value: key, label: FACTS[key].label[language] }))}
          value={null}
          onChange={(key) => key !== null && isFactKey(key) && void change([...order, key])}
        />
        <Button size="xs" onClick={() => void change(FACT_COLUMNS)}>
          {t('register.export.all')}
        </Button>
      </div>
    </section>
  )
}
