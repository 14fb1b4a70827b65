import type { TFunction } from 'i18next'
import type { Staff } from '../../../domain/records.ts'
import { factInWords } from '../../ui/fact-words.ts'
import type { ListView } from './list-view.ts'

/** What the list shows, in Chinese words for a paper: 海风，高，服务中. */
export function filterWords(zh: TFunction, view: ListView, staff: ReadonlyMap<string, Staff>): string {
  const words = [
    view.wanted.trim() === '' ? '' : zh('lists.roster.found', { wanted: view.wanted.trim() }),
    view.community ?? '',
    view.category === null ? '' : factInWords('child.categories', [view.category], 'zh'),
    view.risk === null ? '' : `${zh('children.filters.risk')}${zh(`common.risk.${view.risk}`)}`,
    view.population === null ? '' : zh(`lists.populations.${view.population}`),
    view.workerId === null ? '' : (staff.get(view.workerId)?.name ?? ''),
    view.status === 'onRegister' ? '' : zh(`children.filters.status_${view.status}`),
    view.stale ? zh('lists.filters.stale') : '',
    view.overdue ? zh('lists.filters.overdue') : '',
  ].filter((word) => word !== '')
  return words.length === 0 ? zh('lists.roster.whole') : words.join('，')
}
