import type { TFunction } from 'i18next'
import { FACTS, type Fact } from '../../../domain/facts.ts'
import type { Language } from '../../../domain/localized.ts'
import { childStatusSchema, populationSchema } from '../../../domain/records.ts'
import type { ListedChange } from '../../../storage/change-list.ts'
import { factsOf, factText } from '../../../storage/selectors/facts.ts'
import type { WorkspaceState } from '../../../storage/tables.ts'
import { factInWords } from '../../ui/fact-words.ts'
import { sourceInWords } from '../../ui/fact-source.ts'
import { maskedChange } from '../../ui/masked-fact.ts'

/** One line of the list in words. */
export interface ChangeWords {
  readonly children: string
  readonly caseNumbers: string
  readonly what: string
  readonly from: string
  readonly to: string
  readonly source: string
}

export function changeInWords(
  t: TFunction,
  language: Language,
  state: WorkspaceState,
  { children, change }: ListedChange,
): ChangeWords {
  const comma = language === 'zh' ? '、' : ', '
  const who = {
    children: children
      .map(({ id }) => {
        const facts = factsOf(state, id)
        return factText(facts, 'child.name') || factText(facts, 'child.alias') || t('childFile.unnamed')
      })
      .join(comma),
    caseNumbers: children.map(({ caseNumber }) => caseNumber).join(comma),
  }
  switch (change.what) {
    case 'registered':
      return { ...who, what: t('changeList.registered'), from: '', to: '', source: '' }
    case 'fact': {
      const documents = [...state.documents.values()]
      const words = (fact: Fact | null) => factInWords(change.key, fact?.value, language)
      const [from, to] = maskedChange(change.key, words(change.from), words(change.to))
      const source = change.to === null ? '' : sourceInWords(change.to, documents, language)
      return {
        ...who,
        what: FACTS[change.key].label[language],
        from: from || t('changeList.nothing'),
        to: to || t('changeList.nothing'),
        source,
      }
    }
    case 'status':
    case 'population':
      return {
        ...who,
        what: t(`changeList.${change.what}_change`),
        from: codeInWords(t, change.from, change.what),
        to: codeInWords(t, change.to, change.what),
        source: change.basis,
      }
  }
}

function codeInWords(t: TFunction, code: string, what: 'status' | 'population'): string {
  const status = childStatusSchema.safeParse(code)
  if (what === 'status') return status.success ? t(`history.statuses.${status.data}`) : code
  const population = populationSchema.safeParse(code)
  return population.success ? t(`history.populations.${population.data}`) : code
}
