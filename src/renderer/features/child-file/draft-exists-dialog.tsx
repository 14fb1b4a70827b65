import { Button, Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/use-language.ts'
import { agoInWords } from '../../ui/date-text.tsx'
import styles from './dialogs.module.css'
import { paperName } from './paper-names.ts'
import type { FileActs } from './use-acts.ts'
import type { ChildFile } from './use-file.ts'

/** Before a second draft of the same paper: whose the first one is, how old, and going on with it. */
export function DraftExistsDialog({ file, acts }: { readonly file: ChildFile; readonly acts: FileActs }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate()
  const { asking } = acts
  if (asking === null) return null
  const { childId } = file.row
  const begun = asking.documentIds.flatMap((id) => file.documents.find((document) => document.id === id) ?? [])
  const [one, other] = begun
  const compare = () => {
    if (one === undefined || other === undefined) return
    acts.answer('leave')
    void navigate({
      to: '/children/$childId/two-drafts/$one/$other',
      params: { childId, one: one.id, other: other.id },
    })
  }
  return (
    <Modal
      opened
      onClose={() => acts.answer('leave')}
      withCloseButton={false}
      size={520}
      title={t('drafts.ask.title', { paper: paperName(asking, language) })}
    >
      <div className={styles['parts']}>
        <p>{t('drafts.ask.sentence', { name: file.row.name })}</p>
        <ul className={styles['drafts']}>
          {begun.map((document, at) => (
            <li key={document.id}>
              <span>
                {t('drafts.ask.by', {
                  author: file.nameOfStaff(document.authorId),
                  ago: agoInWords(t, document.updatedAt),
                })}
              </span>
              <Button
                size="xs"
                {...(at === 0 ? { variant: 'filled', 'data-autofocus': true } : {})}
                onClick={() => {
                  acts.answer('leave')
                  acts.open(document)
                }}
              >
                {t('drafts.ask.goOn')}
              </Button>
            </li>
          ))}
        </ul>
        <div className={styles['buttons']}>
          {other !== undefined && (
            <Button variant="subtle" onClick={compare}>
              {t('drafts.ask.compare')}
            </Button>
          )}
          <span className={styles['right']}>
            <Button onClick={() => acts.answer('another')}>{t('drafts.ask.another')}</Button>
            <Button onClick={() => acts.answer('leave')}>{t('drafts.ask.leave')}</Button>
          </span>
        </div>
      </div>
    </Modal>
  )
}
