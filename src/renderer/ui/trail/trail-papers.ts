import type { TFunction } from 'i18next'
import type { PrintModel } from '../../../contract/print-model.ts'
import type { TrailLine } from '../../../domain/trail.ts'
import {
  accessByStaff,
  isIn,
  isOutside,
  registerEntries,
  type AccessCounts,
  type RegisterEntry,
  type TrailPeriod,
} from '../../../storage/selectors/trail.ts'
import type { WorkspaceState } from '../../../storage/tables.ts'
import { trailLines } from '../../../storage/trail.ts'
import type { TrailCheck } from '../../../storage/verify-trail.ts'
import { localDay } from '../../../verbs/clock.ts'
import { checkInWords } from './check-words.ts'
import { kindInWords, lineInWords, momentInWords, paperInWords, personInWords } from './trail-words.ts'

type Model<Kind extends PrintModel['kind']> = Extract<PrintModel, { kind: Kind }>

/**
 * Papers made of the trail. They are Chinese whatever the screen speaks: `zh` has the Chinese words. Children stand on
 * them by case number, never by name: they are kept, and handed to inspectors.
 */
export interface PaperSource {
  readonly zh: TFunction
  readonly state: WorkspaceState
  /** 吴知远 · 站长. */
  readonly who: string
  readonly today: string
}

function head({ state, who, today }: PaperSource, { from, to }: TrailPeriod) {
  const stationName = state.station.get('station')?.name ?? ''
  // Nothing is told of days to come.
  return { stationName, from, to: to === '' || to > today ? today : to, printedOn: today, printedBy: who }
}

function dayOf(at: string): string {
  return localDay(new Date(at))
}

function caseOf({ zh, state }: PaperSource, childId: string | null): string {
  return childId === null ? '' : (state.children.get(childId)?.caseNumber ?? zh('trail.gone'))
}

/** The lines that are listed on screen, oldest first. */
export function listPaper(source: PaperSource, lines: readonly TrailLine[]): Model<'trailList'> {
  const { zh, state } = source
  const [first, last] = [lines.at(0), lines.at(-1)]
  const period = { from: first === undefined ? '' : dayOf(first.at), to: last === undefined ? '' : dayOf(last.at) }
  return {
    kind: 'trailList',
    ...head(source, period),
    rows: lines.map((line) => ({
      seq: line.seq,
      at: momentInWords(zh, line.at),
      by: personInWords(zh, line.staffId, state),
      what: lineInWords(zh, 'zh', line, state),
      caseNumber: caseOf(source, line.childId),
    })),
  }
}

/** F25 档案查阅、导出、备份登记. */
export function registerPaper(source: PaperSource, period: TrailPeriod): Model<'accessRegister'> {
  const entries = registerEntries(source.state, period).map((entry) => registerEntry(source, entry))
  return { kind: 'accessRegister', ...head(source, period), entries }
}

function registerEntry(source: PaperSource, entry: RegisterEntry): Model<'accessRegister'>['entries'][number] {
  const { zh, state } = source
  const on = dayOf(entry.at)
  if ('backup' in entry) {
    const { counts, byStaffId, mediumNumber = '', medium } = entry.backup
    const scope = { children: counts['children'] ?? 0, documents: counts['documents'] ?? 0 }
    return { on, act: 'backup', words: medium, scope, by: personInWords(zh, byStaffId, state), mediumNumber }
  }
  const { line } = entry
  const common = { on, by: personInWords(zh, line.staffId, state), mediumNumber: '' }
  const caseNumber = caseOf(source, line.childId)
  const said = lineInWords(zh, 'zh', line, state)
  if (line.act === 'exported') {
    const list = typeof line.detail['children'] === 'number'
    const act = list ? 'exportList' : line.detail['what'] === 'attachments' ? 'copyAttachment' : 'savePdf'
    return { ...common, act, words: said, scope: { caseNumber, what: paperInWords(zh, 'zh', line, state) } }
  }
  if (line.act === 'restored') return { ...common, act: 'restore', words: said, scope: { caseNumber, what: '' } }
  const { reason, fileName } = line.detail
  if (line.childId === null) {
    return { ...common, act: 'lookIntoBackup', words: textOf(fileName), scope: { caseNumber, what: '' } }
  }
  return { ...common, act: 'look', words: textOf(reason), scope: { caseNumber, what: '' } }
}

/** 年度合规审计表. */
export function reportPaper(
  source: PaperSource,
  period: TrailPeriod,
  check: { readonly at: string; readonly result: TrailCheck },
): Model<'accessReport'> {
  const { zh, state, who } = source
  const all = trailLines(state.trail)
  const lines = all.filter(({ at }) => isIn(period, at))
  const access = (line: TrailLine, words: string) => ({
    on: dayOf(line.at),
    by: personInWords(zh, line.staffId, state),
    caseNumber: caseOf(source, line.childId),
    words,
  })
  return {
    kind: 'accessReport',
    ...head(source, period),
    begunOn: all[0] === undefined ? '' : dayOf(all[0].at),
    staff: [...accessByStaff(lines, state.staff)].filter(isCounted).map(([id, counts]) => {
      const member = id === null ? undefined : state.staff.get(id)
      const role = member === undefined ? '' : zh(`common.roles.${member.role}`)
      return { name: personInWords(zh, id, state), role, counts }
    }),
    papers: papersTaken(zh, lines),
    outside: lines.filter(isOutside).map((line) => access(line, textOf(line.detail['reason']))),
    refusals: lines
      .filter(({ act }) => act === 'refused')
      .map((line) => access(line, lineInWords(zh, 'zh', line, state))),
    check: { words: checkInWords(zh, check.result), at: momentInWords(zh, check.at), by: who },
  }
}

/** Everybody on the staff has a row; what the app did by itself, only when there is something. */
function isCounted([staffId, counts]: readonly [string | null, AccessCounts]): boolean {
  return staffId !== null || Object.values(counts).some((count: number) => count > 0)
}

function papersTaken(zh: TFunction, lines: readonly TrailLine[]): Model<'accessReport'>['papers'] {
  const taken = lines.filter(({ act }) => act === 'printed' || act === 'exported')
  const byKind = Map.groupBy(taken, ({ detail }) => kindInWords(zh, 'zh', textOf(detail['what'])))
  return [...byKind]
    .map(([what, some]) => ({
      what,
      printed: some.filter(({ act }) => act === 'printed').length,
      exported: some.filter(({ act }) => act === 'exported').length,
    }))
    .sort((one, other) => one.what.localeCompare(other.what, 'zh-CN'))
}

function textOf(value: string | number | undefined): string {
  return value === undefined ? '' : String(value)
}
