import type { zhCN } from '../zh-cn/index.ts'
import type { Words } from '../words.ts'

export const changeList: Words<typeof zhCN.changeList> = {
  title: 'Change list',
  hint: 'What changed in the files in a month, by community; printed for the child officers',
  link: 'Change list',
  month: 'Month',
  community: 'Community',
  allCommunities: 'All communities',
  noCommunity: 'No community written',
  reading: 'Reading the journal…',
  none: 'Nothing changed in this month.',
  unreadable: '{{count}} entries of the journal cannot be read; changes of this month may be in them.',
  unreadable_one: '{{count}} entry of the journal cannot be read; changes of this month may be in it.',
  failed: 'The journal cannot be read: {{reason}}',
  label: 'Changes of {{month}}',
  status: '{{count}} changes',
  status_one: '{{count}} change',
  columns: { child: 'Child', what: 'What', from: 'Before', to: 'After', on: 'Day', source: 'Source' },
  registered: 'File opened',
  nothing: 'nothing',
  status_change: 'Status',
  population_change: 'Population',
}
