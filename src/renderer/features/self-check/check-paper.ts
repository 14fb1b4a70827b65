import type { TFunction } from 'i18next'
import type { PrintModel } from '../../../contract/print-model.ts'
import type { Staff, Station } from '../../../domain/records.ts'
import type { SelfCheckReport } from '../../../storage/self-check.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import { checkWords, markOf } from './check-words.ts'

/** 自检记录 as a paper. Papers are Chinese whatever the screen speaks: `zh` has the Chinese words. */
export function checkPaper(
  zh: TFunction,
  { at, checks }: SelfCheckReport,
  station: Pick<Station, 'name'>,
  actor: Pick<Staff, 'name' | 'role'>,
): PrintModel {
  const troubles = checks.filter(({ good }) => !good).length
  return {
    kind: 'selfCheck',
    stationName: station.name,
    checkedAt: `${dateInWords(zh, at, 'full')} ${dateInWords(zh, at, 'time')}`,
    checkedBy: zh('common.frame.who', { name: actor.name, role: zh(`common.roles.${actor.role}`) }),
    verdict: troubles === 0 ? zh('selfCheck.allWell') : zh('selfCheck.troubles', { count: troubles }),
    rows: checks.map((check) => ({
      what: zh(`selfCheck.names.${check.id}`),
      mark: zh(`selfCheck.states.${markOf(check)}`),
      good: check.good,
      words: checkWords(zh, check),
    })),
  }
}
