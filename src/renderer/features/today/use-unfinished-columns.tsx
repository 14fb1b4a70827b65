import { Button } from '@mantine/core'
import type { NavigateOptions } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { FACTS } from '../../../domain/facts.ts'
import type { Language } from '../../../domain/localized.ts'
import { formByCode } from '../../../forms/forms.ts'
import type { WorkspaceState } from '../../../storage/tables.ts'
import { isRestricted } from '../../../verbs/sight.ts'
import { daysSince, OLD_AFTER_DAYS, type Unfinished } from '../../../storage/selectors/unfinished.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { useLanguage } from '../../app/use-language.ts'
import type { DataColumn } from '../../ui/data-table.tsx'
import { agoInWords } from '../../ui/date-text.tsx'
import { StatusTag, Tag } from '../../ui/status-tag.tsx'
import { twoDraftsPage } from './places.ts'
import styles from './today.module.css'

/** Whose, what, how old, by whom. */
export function useUnfinishedColumns(
  onOpen: (item: Unfinished) => void,
  onGo: (to: NavigateOptions) => void,
): readonly DataColumn<Unfinished>[] {
  const { t } = useTranslation()
  const language = useLanguage()
  const { actor } = useDesk()
  const state = useWorkspace((all) => all)
  const { staff } = state
  return useMemo(
    (): readonly DataColumn<Unfinished>[] => [
      {
        id: 'child',
        header: t('today.unfinished.columns.child'),
        width: 190,
        cell: (item) =>
          item.child === null ? (
            <span className={styles['nobody']}>{t('today.unfinished.noChild')}</span>
          ) : isLocked(item, state) ? (
            // This page stands at the counter: a mandatory report is there by its number.
            <b className={styles['name']}>{item.child.caseNumber}</b>
          ) : (
            <>
              <b className={styles['name']}>{item.childName === '' ? t('childFile.unnamed') : item.childName}</b>{' '}
              <small className={styles['number']}>{item.child.caseNumber}</small>
            </>
          ),
      },
      {
        id: 'what',
        header: t('today.unfinished.columns.what'),
        width: 220,
        grow: 1,
        cell: (item) => (
          <span className={styles['what']}>
            {isLocked(item, state) ? (
              <StatusTag kind="restricted" />
            ) : (
              <>
                {item.kind === 'draft' && <Tag>{item.document.formCode}</Tag>} {whatInWords(t, item, language)}
              </>
            )}
            {item.kind === 'draft' && item.twins.length > 0 && (
              <span className={styles['twice']}>
                <StatusTag kind="unverified">{t('today.unfinished.twice')}</StatusTag>
              </span>
            )}
          </span>
        ),
      },
      {
        id: 'age',
        header: t('today.unfinished.columns.age'),
        width: 150,
        cell: ({ at }) =>
          daysSince(at, new Date()) > OLD_AFTER_DAYS ? (
            <>
              {agoInWords(t, at)}
              <br />
              <StatusTag kind="overdue">{t('today.unfinished.old')}</StatusTag>
            </>
          ) : (
            agoInWords(t, at)
          ),
      },
      {
        id: 'by',
        header: t('today.unfinished.columns.by'),
        width: 84,
        priority: 2,
        cell: ({ staffId }) => staff.get(staffId)?.name ?? '',
      },
      {
        id: 'acts',
        header: t('today.unfinished.columns.acts'),
        width: 190,
        priority: 1,
        cell: (item) => (
          <span className={styles['acts']}>
            <Button size="xs" variant="subtle" onClick={() => onOpen(item)}>
              {t(
                actor.role === 'supervisor' && item.kind === 'draft' ? 'today.unfinished.read' : 'today.unfinished.go',
              )}
            </Button>
            {actor.role !== 'supervisor' && <Compare item={item} onGo={onGo} />}
          </span>
        ),
      },
    ],
    [t, language, actor.role, state, staff, onOpen, onGo],
  )
}

/** A restricted paper, or words about one. */
function isLocked(item: Unfinished, { documents }: WorkspaceState): boolean {
  if (item.kind === 'draft') return isRestricted(item.document.formCode)
  const { place } = item
  switch (place.kind) {
    case 'openReports':
      return true
    case 'discard':
    case 'comment':
      return isRestricted(documents.get(place.documentId ?? '')?.formCode ?? '')
    case 'twoDrafts':
      return isRestricted(documents.get(place.one)?.formCode ?? '')
    default:
      return false
  }
}

function Compare({ item, onGo }: { readonly item: Unfinished; readonly onGo: (to: NavigateOptions) => void }) {
  const { t } = useTranslation()
  const twin = item.kind === 'draft' ? item.twins[0] : undefined
  if (item.kind !== 'draft' || twin === undefined) return null
  const { document } = item
  return (
    <Button size="xs" variant="subtle" onClick={() => onGo(twoDraftsPage(document.childId, document.id, twin))}>
      {t('today.unfinished.compare')}
    </Button>
  )
}

function whatInWords(t: TFunction, item: Unfinished, language: Language): string {
  if (item.kind === 'draft') {
    const form = formByCode(item.document.formCode, item.document.formVersion)
    return (form?.shortTitle ?? form?.title)?.[language] ?? item.document.formCode
  }
  const { place, scratch } = item
  if (place.kind === 'fact') return t('today.unfinished.fact', { fact: FACTS[place.fact].label[language] })
  if (isOverTime(place.kind)) return t(`overTime.unfinished.${place.kind}`)
  if (place.kind !== 'newChild') return t(`today.unfinished.${place.kind}`)
  const name = nameIn(scratch.values)
  return name === '' ? t('today.unfinished.newChild') : t('today.unfinished.newChildNamed', { name })
}

const OVER_TIME = ['categories', 'moveStatus', 'movePopulation', 'recheck', 'consent', 'withdraw', 'ground'] as const

function isOverTime(kind: string): kind is (typeof OVER_TIME)[number] {
  return OVER_TIME.some((one) => one === kind)
}

/** The name typed so far for a child not on file yet. */
function nameIn(values: unknown): string {
  if (typeof values !== 'object' || values === null || !('facts' in values)) return ''
  const { facts } = values
  if (typeof facts !== 'object' || facts === null || !('child.name' in facts)) return ''
  return typeof facts['child.name'] === 'string' ? facts['child.name'].trim() : ''
}
