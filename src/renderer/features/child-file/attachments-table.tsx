import { Button } from '@mantine/core'
import dayjs from 'dayjs'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../domain/records.ts'
import { useLanguage } from '../../app/use-language.ts'
import { DataTable, type DataColumn } from '../../ui/data-table.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { sizeInWords } from '../../ui/sizes.ts'
import { AttachmentTitle } from './attachment-title.tsx'
import styles from './attachments.module.css'
import fileStyles from './child-file.module.css'
import { paperName } from './paper-names.ts'
import type { ChildFile } from './use-file.ts'

interface AttachmentsTableProps {
  readonly file: ChildFile
  /** Whether this person may change them. */
  readonly mayChange: boolean
  readonly onOpen: (attachment: Attachment) => void
  readonly onTurn: (attachment: Attachment) => void
  readonly onTrash: (attachment: Attachment) => void
}

interface AttachmentRow {
  readonly attachment: Attachment
  readonly by: string
  /** The paper it belongs to, '' when it belongs to the file. */
  readonly paper: string
}

const ROW_HEIGHT = 71

/** Newest on top: thumbnail, title, kind, size, day, by whom. Enter opens one. */
export function AttachmentsTable({ file, mayChange, onOpen, onTurn, onTrash }: AttachmentsTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [renaming, setRenaming] = useState<string | null>(null)
  const { attachments, documents, nameOfStaff } = file
  const staffNames = attachments.map(({ byStaffId }) => nameOfStaff(byStaffId)).join('\n')
  const rows = useMemo(() => {
    const names = staffNames.split('\n')
    return attachments
      .map((attachment, at): AttachmentRow => {
        const document = documents.find(({ id }) => id === attachment.documentId)
        return { attachment, by: names[at] ?? '', paper: document === undefined ? '' : paperName(document, language) }
      })
      .reverse()
  }, [attachments, documents, staffNames, language])
  const doneRenaming = useCallback(() => setRenaming(null), [])
  const columns = useMemo(
    (): readonly DataColumn<AttachmentRow>[] => [
      {
        id: 'picture',
        header: t('attachments.columns.picture'),
        width: 86,
        cell: ({ attachment }) => <Thumbnail attachment={attachment} />,
      },
      {
        id: 'title',
        header: t('attachments.columns.title'),
        width: 200,
        grow: 1,
        sortValue: ({ attachment }) => attachment.title,
        cell: ({ attachment, paper }) =>
          renaming === attachment.id ? (
            <AttachmentTitle attachment={attachment} onDone={doneRenaming} />
          ) : (
            <>
              <span className={styles['title']}>{attachment.title}</span>
              {paper !== '' && <span className={styles['belongs']}>{t('attachments.belongsTo', { paper })}</span>}
            </>
          ),
      },
      {
        id: 'kind',
        header: t('attachments.columns.kind'),
        width: 104,
        priority: 2,
        sortValue: ({ attachment }) => attachment.mediaType,
        cell: ({ attachment: { mediaType, pages } }) =>
          mediaType === 'application/pdf' ? t('attachments.kinds.pdf', { count: pages }) : t('attachments.kinds.photo'),
      },
      {
        id: 'size',
        header: t('attachments.columns.size'),
        width: 80,
        align: 'right',
        priority: 4,
        sortValue: ({ attachment }) => attachment.bytes,
        cell: ({ attachment }) => sizeInWords(attachment.bytes),
      },
      {
        id: 'added',
        header: t('attachments.columns.added'),
        width: 116,
        priority: 1,
        sortValue: ({ attachment }) => dayjs(attachment.addedAt).valueOf(),
        cell: ({ attachment }) => dateInWords(t, attachment.addedAt, 'day'),
      },
      {
        id: 'by',
        header: t('attachments.columns.by'),
        width: 84,
        priority: 3,
        cell: ({ by }) => by,
      },
      ...(mayChange
        ? [
            {
              id: 'acts',
              header: t('attachments.columns.acts'),
              width: 262,
              cell: ({ attachment }: AttachmentRow) => (
                <span className={fileStyles['acts']}>
                  <Button size="xs" variant="subtle" onClick={() => setRenaming(attachment.id)}>
                    {t('attachments.acts.rename')}
                  </Button>
                  <Button size="xs" variant="subtle" onClick={() => onTurn(attachment)}>
                    {t('attachments.acts.rotate')}
                  </Button>
                  <Button size="xs" variant="subtle" onClick={() => onTrash(attachment)}>
                    {t('attachments.acts.trash')}
                  </Button>
                </span>
              ),
            },
          ]
        : []),
    ],
    [t, renaming, doneRenaming, mayChange, onTurn, onTrash],
  )
  return (
    <DataTable
      label={t('attachments.label')}
      columns={columns}
      rows={rows}
      rowId={rowId}
      onOpen={({ attachment }) => onOpen(attachment)}
      rowHeight={ROW_HEIGHT}
      pageKeys
      empty={<EmptyState>{t('attachments.none')}</EmptyState>}
    />
  )
}

function rowId({ attachment }: AttachmentRow): string {
  return attachment.id
}

function Thumbnail({ attachment: { thumbnail, rotation } }: { readonly attachment: Attachment }) {
  const { t } = useTranslation()
  if (thumbnail === '') return <span className={styles['noPicture']}>{t('attachments.noPicture')}</span>
  return (
    <img
      className={styles['thumbnail']}
      src={`data:image/jpeg;base64,${thumbnail}`}
      alt=""
      style={{ rotate: `${String(rotation)}deg` }}
    />
  )
}
