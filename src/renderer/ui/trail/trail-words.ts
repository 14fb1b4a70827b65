import type { TFunction } from 'i18next'
import type { Language } from '../../../domain/localized.ts'
import type { TrailLine } from '../../../domain/trail.ts'
import { formByCode } from '../../../forms/forms.ts'
import type { WorkspaceState } from '../../../storage/tables.ts'
import { zhCN } from '../../locales/zh-cn/index.ts'
import { capital } from '../capital.ts'
import { dateInWords } from '../date-text.tsx'
import { verbInWords } from '../verb-words.ts'

/** What a line's ids stand for. */
export type TrailLook = Pick<WorkspaceState, 'staff' | 'documents' | 'attachments' | 'trash'>

/** Who did it. Whoever left the station stays on file; the words for nobody are for lines from elsewhere. */
export function personInWords(t: TFunction, staffId: string | null, { staff }: Pick<TrailLook, 'staff'>): string {
  if (staffId === null) return t('trail.app')
  return staff.get(staffId)?.name ?? t('trail.somebody')
}

/** One line in plain words: what was done, to which paper, and why where somebody said so. */
export function lineInWords(t: TFunction, language: Language, line: TrailLine, look: TrailLook): string {
  const { act, detail } = line
  switch (act) {
    case 'unlocked':
      return t(`trail.said.unlocked.${oneOf(zhCN.trail.said.unlocked, detail['how'], 'password')}`)
    case 'locked':
      return t(`trail.said.locked.${oneOf(zhCN.trail.said.locked, detail['why'], 'locked')}`)
    case 'wrongPassword': {
      const { count } = detail
      return t('trail.said.wrongPassword', { count: typeof count === 'number' ? count : 1 })
    }
    case 'opened':
      return openedInWords(t, line)
    case 'changed':
      return changedInWords(t, language, line, look)
    case 'printed': {
      const what = paperInWords(t, language, line, look)
      const { pages } = detail
      return typeof pages === 'number'
        ? t('trail.said.printedPages', { what, count: pages })
        : t('trail.said.printed', { what })
    }
    case 'exported': {
      const { format, children } = detail
      if (typeof children === 'number') {
        const what = paperInWords(t, language, line, look)
        return withReason(t, t('trail.said.exportedList', { what, format: text(format), count: children }), detail)
      }
      const copied = detail['what'] === 'attachments'
      return t(copied ? 'trail.said.copied' : 'trail.said.exported', { what: paperInWords(t, language, line, look) })
    }
    case 'backedUp':
      return t('trail.said.backedUp', { medium: text(detail['medium']) })
    case 'rehearsed':
      return t(`trail.said.rehearsed.${oneOf(zhCN.trail.said.rehearsed, detail['outcome'], 'unreadable')}`)
    case 'notReached':
      return t('trail.said.notReached', {
        group: t(`recheck.groups.${oneOf(zhCN.recheck.groups, detail['group'], 'identity')}`),
      })
    case 'restored':
      return withReason(t, t('trail.said.restored', { moment: momentInWords(t, text(detail['madeAt'])) }), detail)
    case 'refused':
      return refusedInWords(t, language, line)
  }
}

/** 2026年11月23日 9:10 */
export function momentInWords(t: TFunction, at: string): string {
  return at === '' ? '' : `${dateInWords(t, at, 'full')} ${dateInWords(t, at, 'time')}`
}

/** The paper that was printed or saved: its form, or what kind of list it is. */
export function paperInWords(t: TFunction, language: Language, { detail }: TrailLine, look: TrailLook): string {
  const what = text(detail['what'])
  if (what === 'attachments') {
    const { count, attachmentId } = detail
    if (typeof count === 'number') return t('trail.what.attachmentsCount', { count })
    const title = attachmentTitle(text(attachmentId), look)
    return title === '' ? t('trail.what.attachments') : t('trail.what.attachment', { title })
  }
  if (what === 'caseFile') {
    const { forms, attachments } = detail
    if (typeof forms === 'string' && typeof attachments === 'number')
      return t('trail.what.caseFileOf', { forms: codesInWords(t, forms), attachments })
  }
  return kindInWords(t, language, what)
}

/** F01 F06×2 familyTree: the drawings by their names. */
function codesInWords(t: TFunction, codes: string): string {
  const words = codes
    .split(' ')
    .map((code) => (code === 'familyTree' || code === 'ecoMap' ? t(`trail.what.${code}`) : code))
  return words.join(t('caseFile.between'))
}

/** A form by its title, another paper by its name. */
export function kindInWords(t: TFunction, language: Language, what: string): string {
  const form = formByCode(what)
  if (form !== null) return (form.shortTitle ?? form.title)[language]
  return t(`trail.what.${oneOf(zhCN.trail.what, what, 'other')}`)
}

function openedInWords(t: TFunction, { childId, detail }: TrailLine): string {
  const reason = text(detail['reason'])
  if (childId === null) return t('trail.said.openedBackup', { file: text(detail['fileName']) })
  if (reason === '') return t('trail.said.opened')
  return t(detail['what'] === 'reports' ? 'trail.said.openedReports' : 'trail.said.openedOutside', { reason })
}

function changedInWords(t: TFunction, language: Language, line: TrailLine, look: TrailLook): string {
  const { detail, documentId } = line
  const verb = capital(verbInWords(t, text(detail['verb'])))
  const { children, updated } = detail
  if (typeof children === 'number' && typeof updated === 'number') {
    return t('trail.said.importedList', { what: verb, children, updated })
  }
  const paper = documentId === null ? '' : documentInWords(language, documentId, look)
  const more = paper === '' ? attachmentTitle(text(detail['attachmentId']), look) : paper
  const said = more === '' ? verb : t('trail.said.with', { what: verb, more })
  const worker = look.staff.get(text(detail['workerId'])) ?? look.staff.get(text(detail['memberId']))
  return withReason(t, worker === undefined ? said : t('trail.said.worker', { what: said, name: worker.name }), detail)
}

function refusedInWords(t: TFunction, language: Language, { detail }: TrailLine): string {
  if (detail['verb'] !== undefined) {
    return t('trail.said.refusedVerb', { what: verbInWords(t, text(detail['verb'])) })
  }
  switch (detail['what']) {
    case 'paper':
      return t('trail.said.refusedPaper', { what: kindInWords(t, language, text(detail['paper'])) })
    case 'file':
      return t(`trail.said.refusedFile.${oneOf(zhCN.trail.said.refusedFile, detail['why'], 'damaged')}`)
    case 'backup':
      return t('trail.said.refusedBackup')
    case 'export':
      return t('trail.said.refusedExport')
    case 'opened':
      return t('trail.said.refusedOpening')
    case 'restoring':
      return t('trail.said.refusedRestoring')
    case 'keys':
      return t('trail.said.refusedKeys')
    case 'restore':
      return t('trail.said.refusedRestore', { file: text(detail['fileName']) })
    default:
      return t('trail.said.refused')
  }
}

function withReason(t: TFunction, what: string, detail: TrailLine['detail']): string {
  const reason = text(detail['reason'])
  return reason === '' ? what : t('trail.said.reason', { what, reason })
}

/** The form of a paper, also of one in the recycle bin; '' of one that is gone. */
function documentInWords(language: Language, documentId: string, { documents, trash }: TrailLook): string {
  const code = documents.get(documentId)?.formCode ?? fieldOf(trash.get(documentId)?.record, 'formCode')
  const form = formByCode(code)
  return form === null ? '' : (form.shortTitle ?? form.title)[language]
}

function attachmentTitle(attachmentId: string, { attachments, trash }: TrailLook): string {
  return attachments.get(attachmentId)?.title ?? fieldOf(trash.get(attachmentId)?.record, 'title')
}

function fieldOf(record: unknown, name: string): string {
  if (typeof record !== 'object' || record === null) return ''
  return text(Object.entries(record).find(([field]) => field === name)?.[1])
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The key when there are words for it, else the one that is always true. */
function oneOf<Key extends string>(words: Readonly<Record<Key, unknown>>, key: unknown, otherwise: Key): Key {
  const isKey = (name: unknown): name is Key => typeof name === 'string' && Object.hasOwn(words, name)
  return isKey(key) ? key : otherwise
}
