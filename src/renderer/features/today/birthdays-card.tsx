import { Button } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { birthdaysDue, type ChildsBirthday } from '../../../storage/selectors/age-triggers.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { Card } from '../../ui/card.tsx'
import { cx } from '../../ui/cx.ts'
import { dateInWords, deadlineInWords } from '../../ui/date-text.tsx'
import styles from './today.module.css'

const SHOWN = 6

/** 到年龄的: who gets 3, 6, 7, 8, 14, 16 or 18 soon, or did and nothing says that it was seen to. */
export function BirthdaysCard() {
  const { t } = useTranslation()
  const { today, actor } = useDesk()
  const [all, setAll] = useState(false)
  const due = useWorkspace((state) => birthdaysDue(state, today))
  // Each worker's own first matter; the others of the station see what they see of the files.
  const own = actor.role === 'worker' ? due.filter(({ workerId }) => workerId === actor.id) : due
  const shown = all ? own : own.slice(0, SHOWN)
  return (
    <Card title={t('ages.title')} hint={t('ages.hint')}>
      {own.length === 0 ? (
        <p className={styles['due']}>{t('ages.none')}</p>
      ) : (
        <ul className={styles['ages']}>
          {shown.map((birthday) => (
            <Birthday key={`${birthday.childId} ${birthday.age}`} birthday={birthday} />
          ))}
        </ul>
      )}
      {own.length > SHOWN && (
        <Button size="xs" variant="subtle" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('ages.less') : t('ages.more', { count: own.length - SHOWN })}
        </Button>
      )}
    </Card>
  )
}

function Birthday({ birthday: { childId, name, age, on, daysLeft } }: { readonly birthday: ChildsBirthday }) {
  const { t } = useTranslation()
  const past = daysLeft < 0
  return (
    <li>
      <Link to="/children/$childId" params={{ childId }} className={styles['name'] ?? ''}>
        {name === '' ? t('children.unnamed') : name}
      </Link>{' '}
      <span className={cx(past && styles['late'], styles['turning'])}>
        {past && <IconClock size={16} stroke={1.6} aria-hidden="true" />}
        <span>
          {past
            ? t('ages.turned', { age, date: dateInWords(t, on, 'full') })
            : t('ages.turns', { age, deadline: deadlineInWords(t, on) })}
        </span>
      </span>
      <div className={styles['todo']}>{t(`ages.todo.at${age}`)}</div>
    </li>
  )
}
