import type { TFunction } from 'i18next'
import type { FileStep } from '../../storage/file-history.ts'
import { zhCN } from '../locales/zh-cn/index.ts'

type VerbWord = keyof typeof zhCN.history.verbs

function hasWord(name: string): name is VerbWord {
  return Object.hasOwn(zhCN.history.verbs, name)
}

/** A verb in plain words; one this version does not know is a change all the same, never a name of the code. */
export function verbInWords(t: TFunction, name: string): string {
  return t(`history.verbs.${hasWord(name) ? name : 'unknown'}`)
}

/** What was done in one entry: 改资料、存草稿 · 从备份恢复. */
export function stepInWords(t: TFunction, { verbs, why }: Pick<FileStep, 'verbs' | 'why'>): string {
  if (why !== null) return t(`history.why.${why}`)
  // Words that were kept meanwhile are put away in the same entry: that is no second thing that was done.
  const done = verbs.filter((name) => name !== 'forgetWords' || verbs.length === 1)
  return [...new Set(done.map((name) => verbInWords(t, name)))].join(t('form.listComma'))
}
