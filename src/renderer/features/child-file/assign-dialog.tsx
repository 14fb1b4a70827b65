import { Button, Modal, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assignWorker } from '../../../verbs/children/assign-worker.ts'
import { mayLeadCases } from '../../../verbs/children/lead-cases.ts'
import { useVerb, useWorkspace } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { Note } from '../../ui/note.tsx'
import styles from './dialogs.module.css'
import type { ChildFile } from './use-file.ts'

/** For the head: who is in charge of this child from now on. */
export function AssignDialog({ file, onDone }: { readonly file: ChildFile; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const sentenceOf = useFailureSentence()
  const assign = useVerb(assignWorker)
  const staff = useWorkspace((state) => state.staff)
  const { workerId } = file.child
  const [chosen, setChosen] = useState<string | null>(null)
  const [trouble, setTrouble] = useState('')
  // The head goes on seeing every file.
  const closes = staff.get(workerId)?.role === 'worker'
  const others = [...staff.values()].filter((one) => mayLeadCases(one) && one.id !== workerId)
  const give = async () => {
    if (chosen === null) return
    const done = await assign({ childId: file.child.id, workerId: chosen })
    if (done.ok) onDone()
    else setTrouble(sentenceOf(done.failure))
  }
  return (
    <Modal
      opened
      onClose={onDone}
      size={460}
      title={t('childFile.assign.title', { name: file.row.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={styles['parts']}>
        <p>{t(closes ? 'childFile.assign.consequence' : 'childFile.assign.now', { worker: file.row.workerName })}</p>
        {others.length === 0 ? (
          <Note tone="plain">{t('childFile.assign.nobody')}</Note>
        ) : (
          <Select
            label={t('childFile.assign.to')}
            placeholder={t('childFile.assign.choose')}
            data={others.map(({ id, name, role }) => ({
              value: id,
              label: t('common.frame.who', { name, role: t(`common.roles.${role}`) }),
            }))}
            value={chosen}
            onChange={setChosen}
            data-autofocus
          />
        )}
        {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
        <div className={styles['buttons']}>
          <span className={styles['right']}>
            <Button onClick={onDone}>{t('childFile.assign.keep')}</Button>
            {others.length > 0 && (
              <Button variant="filled" disabled={chosen === null} onClick={() => void give()}>
                {t('childFile.assign.act')}
              </Button>
            )}
          </span>
        </div>
      </div>
    </Modal>
  )
}
