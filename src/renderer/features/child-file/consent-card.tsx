import { Button, Select } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { holdingConsents } from '../../../domain/consent.ts'
import type { Consent } from '../../../domain/records.ts'
import { linkConsentScan } from '../../../verbs/consents/link-consent-scan.ts'
import { useVerb } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { Card } from '../../ui/card.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { HistoryButton } from '../../ui/history-button.tsx'
import { Note } from '../../ui/note.tsx'
import styles from './child-file.module.css'
import { Opens } from './opens.tsx'
import type { FileActs } from './use-acts.ts'
import type { ChildFile } from './use-file.ts'

const route = getRouteApi('/children/$childId')

interface ConsentCardProps {
  readonly file: ChildFile
  readonly acts: FileActs
  readonly consent: Consent
}

/** One signed paper: who signed, what was agreed to, line by line. */
export function ConsentCard({ file, acts, consent }: ConsentCardProps) {
  const { t } = useTranslation()
  const navigate = route.useNavigate()
  const holds = holdingConsents([consent], { birthDate: file.row.birthDate, today: file.today }).length > 0
  const yesNo = (yes: boolean) => t(yes ? 'consents.yes' : 'consents.no')
  const { guardianName, relation, withdrawn, documentId } = consent
  const paper = file.documents.find(({ id }) => id === documentId)
  const state =
    withdrawn !== null
      ? t('consents.withdrawnAll', { date: dateInWords(t, withdrawn.on, 'day'), by: withdrawn.by })
      : t(holds ? 'consents.holds' : 'consents.ended')
  const takeBack = (recipient?: number) =>
    void navigate({
      search: { tab: 'consents', withdraw: consent.id, ...(recipient === undefined ? {} : { recipient }) },
      replace: true,
    })
  return (
    <Card
      title={t(`consents.variants.${consent.variant}`)}
      hint={`${t('consents.signed', { date: dateInWords(t, consent.signedOn, 'full') })} · ${state}`}
      aside={
        <span className={styles['acts']}>
          {file.mayWrite && withdrawn === null && (
            <Button size="xs" variant="subtle" onClick={() => takeBack()}>
              {t('consents.withdrawWhole')}
            </Button>
          )}
          <HistoryButton
            kind="consents"
            recordId={consent.id}
            of={t('consents.signed', { date: dateInWords(t, consent.signedOn, 'full') })}
          />
        </span>
      }
    >
      {withdrawn !== null && withdrawn.reason !== '' && <p className={styles['since']}>{withdrawn.reason}</p>}
      <dl className={styles['agreed']}>
        <dt>{t('consents.guardian')}</dt>
        <dd>{relation === '' ? guardianName : t('consents.guardianWords', { name: guardianName, relation })}</dd>
        <dt>{t('consents.childSigned')}</dt>
        <dd>{t(consent.childSigned ? 'consents.did' : 'consents.didNot')}</dd>
        {consent.witness !== '' && (
          <>
            <dt>{t('consents.witness')}</dt>
            <dd>{consent.witness}</dd>
          </>
        )}
        <dt>{t('consents.service')}</dt>
        <dd>{yesNo(consent.service)}</dd>
        <dt>{t('consents.photo')}</dt>
        <dd>{yesNo(consent.photo)}</dd>
        <dt>{t('consents.publicity')}</dt>
        <dd>{yesNo(consent.publicity)}</dd>
        {paper !== undefined && (
          <>
            <dt>{t('consents.paper')}</dt>
            <dd>
              <Opens onClick={() => acts.open(paper)}>
                <span className={styles['quietLink']}>{t('consents.openPaper')}</span>
              </Opens>
            </dd>
          </>
        )}
        <dt>{t('consents.scan')}</dt>
        <dd>
          <Scan file={file} consent={consent} />
        </dd>
      </dl>
      <h3 className={styles['agreedHead']}>{t('consents.recipients')}</h3>
      {consent.recipients.length === 0 ? (
        <p className={styles['since']}>{t('consents.noRecipients')}</p>
      ) : (
        <table className={styles['recipients']}>
          <thead>
            <tr>
              <th scope="col">{t('consents.columns.name')}</th>
              <th scope="col">{t('consents.columns.purpose')}</th>
              <th scope="col">{t('consents.columns.kinds')}</th>
              <th scope="col">{t('consents.columns.choice')}</th>
              <th scope="col">{t('consents.columns.act')}</th>
            </tr>
          </thead>
          <tbody>
            {consent.recipients.map(({ name, purpose, kinds, granted, withdrawnOn }, at) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{purpose}</td>
                <td>{kinds}</td>
                <td>
                  {withdrawnOn === null
                    ? yesNo(granted)
                    : t('consents.recipientWithdrawn', { date: dateInWords(t, withdrawnOn, 'day') })}
                </td>
                <td>
                  {file.mayWrite && granted && withdrawnOn === null && withdrawn === null && (
                    <span className={styles['acts']}>
                      <Button
                        size="xs"
                        variant="subtle"
                        aria-label={t('consents.withdrawOneName', { name })}
                        onClick={() => takeBack(at)}
                      >
                        {t('consents.withdrawOne')}
                      </Button>
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={styles['since']}>{t('consents.byStaff', { staff: file.nameOfStaff(consent.byStaffId) })}</p>
    </Card>
  )
}

/** The scan of the signed paper, or which of the attachments it is. */
function Scan({ file, consent }: { readonly file: ChildFile; readonly consent: Consent }) {
  const { t } = useTranslation()
  const navigate = route.useNavigate()
  const sentenceOf = useFailureSentence()
  const link = useVerb(linkConsentScan)
  const [trouble, setTrouble] = useState('')
  const scan = file.attachments.find(({ id }) => id === consent.attachmentId)
  const put = async (attachmentId: string | null) => {
    const done = await link({ consentId: consent.id, attachmentId })
    setTrouble(done.ok ? '' : sentenceOf(done.failure))
  }
  if (scan !== undefined) {
    return (
      <>
        <span className={styles['scan']}>
          <Opens onClick={() => void navigate({ search: { tab: 'attachments', attachment: scan.id }, replace: true })}>
            <span className={styles['quietLink']}>{t('consents.openScan', { title: scan.title })}</span>
          </Opens>
          {file.mayWrite && (
            <Button size="xs" variant="subtle" onClick={() => void put(null)}>
              {t('consents.takeScanOff')}
            </Button>
          )}
        </span>
        {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
      </>
    )
  }
  if (!file.mayWrite) return t('consents.noScan')
  if (file.attachments.length === 0) return `${t('consents.noScan')} · ${t('consents.scanHint')}`
  return (
    <>
      <Select
        size="xs"
        w={260}
        aria-label={t('consents.chooseScan')}
        placeholder={t('consents.chooseScan')}
        data={file.attachments.map(({ id, title }) => ({ value: id, label: title }))}
        value={null}
        onChange={(id) => void put(id)}
      />
      {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
    </>
  )
}
