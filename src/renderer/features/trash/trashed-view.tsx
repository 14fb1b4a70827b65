import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { attachmentSchema, caseDocumentSchema, type Trashed } from '../../../domain/records.ts'
import { formByCode } from '../../../forms/forms.ts'
import { factsOf, factText } from '../../../storage/selectors/facts.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { useLanguage } from '../../app/use-language.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import { ReadSections } from '../../ui/fields/read-sections.tsx'
import { sizeInWords } from '../../ui/sizes.ts'
import styles from './trash.module.css'
import { trashedInWords } from './trash-words.ts'

interface TrashedViewProps {
  readonly trashed: Trashed
  readonly onClose: () => void
  readonly onPutBack: () => void
}

/** A thing in the recycle bin, to read. */
export function TrashedView({ trashed, onClose, onPutBack }: TrashedViewProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { actor } = useDesk()
  const by = useWorkspace((state) => state.staff.get(trashed.byStaffId)?.name ?? '')
  const name = useWorkspace((state) => {
    const facts = factsOf(state, trashed.childId)
    return factText(facts, 'child.name') || factText(facts, 'child.alias')
  })
  return (
    <Modal
      opened
      onClose={onClose}
      size={760}
      title={t('trash.view.title', { what: trashedInWords(t, trashed, language) })}
      withCloseButton={false}
    >
      <p className={styles['lead']}>
        {t('trash.view.sentence', { name, date: dateInWords(t, trashed.deletedAt, 'day'), by })}
      </p>
      <div className={styles['content']} tabIndex={0} role="region" aria-label={trashedInWords(t, trashed, language)}>
        <Content trashed={trashed} />
      </div>
      <div className={styles['buttons']}>
        {actor.role !== 'supervisor' && <Button onClick={onPutBack}>{t('trash.putBack')}</Button>}
        <Button variant="filled" data-autofocus onClick={onClose}>
          {t('trash.view.close')}
        </Button>
      </div>
    </Modal>
  )
}

function Content({ trashed }: { readonly trashed: Trashed }) {
  const { t } = useTranslation()
  const { today } = useDesk()
  if (trashed.table === 'attachments') {
    const attachment = attachmentSchema.safeParse(trashed.record)
    if (!attachment.success) return <p>{t('trash.unreadable')}</p>
    const { thumbnail, mediaType, pages, bytes } = attachment.data
    const kind = t(mediaType === 'application/pdf' ? 'trash.view.kinds.pdf' : 'trash.view.kinds.image')
    return (
      <>
        {thumbnail !== '' && <img src={`data:image/jpeg;base64,${thumbnail}`} alt={t('trash.view.picture')} />}
        <p>{t('trash.view.attachmentFacts', { kind, pages, size: sizeInWords(bytes) })}</p>
      </>
    )
  }
  const document = caseDocumentSchema.safeParse(trashed.record)
  if (!document.success) return <p>{t('trash.unreadable')}</p>
  const definition = formByCode(document.data.formCode, document.data.formVersion)
  if (definition === null) return <p>{t('trash.view.noForm')}</p>
  return <ReadSections definition={definition} values={document.data.values} today={today} />
}
