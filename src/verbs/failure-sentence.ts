import type { MoveProblem } from '../domain/child-moves.ts'
import type { Language } from '../domain/localized.ts'
import { numberInWords } from '../domain/number-in-words.ts'
import type { Role } from '../domain/records.ts'
import type { VerbFailure } from './verb.ts'

const ROLE_WORDS: Readonly<Record<Role, Readonly<Record<Language, string>>>> = {
  head: { zh: '站长', en: 'head' },
  worker: { zh: '社工', en: 'workers' },
  supervisor: { zh: '督导', en: 'supervisor' },
  clerk: { zh: '文员', en: 'clerk' },
}

type NotFound = Extract<VerbFailure, { kind: 'notFound' }>['what']

const NOT_FOUND: Readonly<Record<NotFound, Readonly<Record<Language, string>>>> = {
  child: { zh: '找不到这个孩子的档案。', en: "This child's file was not found." },
  household: { zh: '找不到这一户。', en: 'This household was not found.' },
  document: { zh: '找不到这份表。', en: 'This form was not found.' },
  referral: { zh: '找不到这份转介函。', en: 'This referral letter was not found.' },
  staff: {
    zh: '找不到这位工作人员，或者不能由他负责。',
    en: 'This member of staff was not found, or cannot be in charge.',
  },
  station: { zh: '这台电脑上还没有建站。', en: 'There is no station on this computer yet.' },
  trashed: {
    zh: '回收站里没有这一件，可能已经放回原处。',
    en: 'This is not in the recycle bin; it may have been put back.',
  },
  import: { zh: '找不到这次导入。', en: 'This import was not found.' },
  consent: { zh: '找不到这份同意。', en: 'This consent was not found.' },
  form: { zh: '这个软件里没有这种表，或没有这一版。', en: 'This app has no such form, or not this version of it.' },
  attachment: { zh: '找不到这个附件。', en: 'This attachment was not found.' },
  view: { zh: '找不到这张名单。', en: 'This saved list was not found.' },
  merge: { zh: '找不到这次合并。', en: 'This merge was not found.' },
}

const MOVE_REFUSED: Readonly<Record<MoveProblem, Readonly<Record<Language, string>>>> = {
  future: { zh: '日期不能在今天以后。', en: 'The day must not be after today.' },
  beforeLast: {
    zh: '这一天以后已经有过一次变动，日期不能比它早。',
    en: 'There was a later change already; the day must not be before it.',
  },
  notEighteen: {
    zh: '满 18 周岁要到那天生日才能记；没有出生日期的，先补上。',
    en: 'The 18th birthday has to be reached by that day; without a birth date, enter it first.',
  },
  offRegister: {
    zh: '已经不在册，不能再换人群。先改回在册。',
    en: 'The child is off the register; put it back on first.',
  },
}

const CONSENT_REFUSED: Readonly<
  Record<Extract<VerbFailure, { kind: 'consentRefused' }>['why'], Readonly<Record<Language, string>>>
> = {
  future: { zh: '日期不能在今天以后。', en: 'The day must not be after today.' },
  beforeSigned: { zh: '撤回不能早于签字那天。', en: 'It cannot be withdrawn before it was signed.' },
  variant: {
    zh: '这张纸和孩子签字那天的年龄对不上：未满 14 周岁用监护人版，满 14 周岁用儿童本人版。',
    en: "This paper does not fit the child's age that day: the guardian's under 14, the child's own from 14.",
  },
  signer: {
    zh: '还没有写是谁签的：监护人版写监护人姓名，儿童本人版要孩子本人签字。',
    en: "Nobody is named who signed: the guardian on the guardian's paper, the child itself on its own.",
  },
  twice: { zh: '有一个收件单位写了两行，请合成一行。', en: 'One recipient stands in two lines; make it one.' },
}

/** Why a verb was not done, for terminals and logs of command lines; a refusal names who may do it. */
export function failureSentence(failure: VerbFailure, language: Language): string {
  const zh = language === 'zh'
  switch (failure.kind) {
    case 'notAllowed': {
      const roles = failure.roles.map((role) => ROLE_WORDS[role][language])
      return zh ? `只有${roles.join('、')}能办。` : `Only the ${roles.join(', ')} may do this.`
    }
    case 'notAssigned':
      return zh ? '只有这个孩子的主责社工和站长能办。' : "Only the head and the child's own worker may do this."
    case 'badInput': {
      const places = failure.problems.map(({ path }) => path).join(zh ? '、' : ', ')
      return zh ? `这几处写法不对：${places}。` : `These are not right yet: ${places}.`
    }
    case 'fieldProblems': {
      const count = numberInWords(failure.problems.filter(({ doubt }) => !doubt).length)
      return zh ? `还有 ${count} 处要改，都标在表上了。` : `${count} places need a change; they are marked on the form.`
    }
    case 'notFound':
      return NOT_FOUND[failure.what][language]
    case 'wrongState':
      return zh ? '现在这一步还不能办。' : 'This step cannot be done now.'
    case 'draftExists':
      return zh
        ? '这种表已经有没写完的一份，先看看要不要接着写。'
        : 'There is an unfinished one of this form; see whether to go on with it.'
    case 'moveRefused':
      return MOVE_REFUSED[failure.why][language]
    case 'consentRefused':
      return CONSENT_REFUSED[failure.why][language]
    case 'consentMissing':
      return zh
        ? `登记簿里没有给“${failure.recipient}”的同意。先登记签好的同意书，或写明依法免于同意的理由。`
        : `The register has no consent for "${failure.recipient}". Enter the signed paper first, or state the legal ground.`
    case 'accountTaken':
      return zh ? '这个登录名有人用过，请换一个。' : 'Somebody has or had this login name. Choose another one.'
    case 'lastHead':
      return zh
        ? '站里只有这一位站长。先给另一位站长的角色，再来办。'
        : 'This is the only head of the station. Make somebody else a head first.'
    case 'oneself':
      return zh ? '不能对自己这样做，请另一位站长来办。' : 'This cannot be done to oneself; another head may do it.'
    case 'casesToHandOver':
      return zh
        ? `名下还有 ${numberInWords(failure.count)} 个孩子，先选好由谁接手。`
        : `${numberInWords(failure.count)} children are in this person's charge; choose who takes over.`
    case 'mergeWorkedOn':
      return zh
        ? '合并以后这份档案又改过，不能再拆开。请看看改了什么，再照着旧编号另建一份。'
        : 'The file was changed after the merge, so it cannot be taken apart. See what changed and open a second file by hand.'
    case 'changedSince': {
      const named = failure.names.slice(0, 5)
      const [count, who] = [numberInWords(failure.names.length), named.join(zh ? '、' : ', ')]
      const more = failure.names.length > named.length
      return zh
        ? `之后又办过这些孩子的事，不能整批撤销：${who}${more ? ` 等 ${count} 人` : ''}。`
        : `These files were worked on since, so it cannot be taken back as a whole: ${who}${more ? ` and others, ${count} in all` : ''}.`
    }
    case 'stationExists':
      return zh ? '这里已经有一个站，不能再建。' : 'There is a station here already.'
    case 'cancelled':
      return zh ? '停下了，什么都没有写入。' : 'Stopped; nothing was written.'
    case 'stale':
      return zh
        ? '这份记录刚在别处改过，没有盖掉它。请重新打开再写。'
        : 'This record was just changed elsewhere and was not overwritten. Open it again.'
    case 'diskFull':
      return diskFullSentence(failure.missingBytes, zh)
    case 'notStored':
      return zh ? `没存上：${failure.reason}` : `Not saved: ${failure.reason}`
  }
}

function diskFullSentence(missingBytes: number | undefined, zh: boolean): string {
  if (missingBytes === undefined) {
    return zh ? '盘满了，没存上。请腾出地方再存。' : 'The disk is full; nothing was saved. Make room and try again.'
  }
  const megabytes = Math.ceil(missingBytes / 2 ** 20)
  return zh
    ? `盘快满了，没存上。再腾出 ${megabytes} MB 就能存；写的字还在这里。`
    : `The disk is nearly full; nothing was saved. Free ${megabytes} MB; what you wrote is still here.`
}
