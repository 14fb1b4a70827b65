import { useTranslation } from 'react-i18next'
import type { Ties } from '../../../domain/drawings/drawing-source.ts'
import { SAID_SYSTEMS } from '../../../domain/drawings/eco-rows.ts'
import { ecoRow, FAMILY, FLOWS, TIES, type Flow, type Tie } from '../../../domain/drawings/eco-row.ts'
import type { TableRow } from '../../../domain/facts.ts'
import { useLanguage } from '../../app/use-language.ts'
import { systemInWords } from './drawing-in-words.ts'
import styles from './drawings.module.css'

/** Those that are on no register may be taken off the drawing again. */
const IS_SAID: ReadonlySet<string> = new Set(SAID_SYSTEMS.map(({ id }) => id))

interface TiesTableProps {
  readonly rows: readonly TableRow[]
  readonly ties: Ties
  /** What may be drawn once somebody says how the relation is. */
  readonly extra: readonly { readonly id: string; readonly label: string }[]
  readonly onChange: (ties: Ties) => void
}

/** What is said of each relation of the family: how strong it is, and which way support goes. */
export function TiesTable({ rows, ties, extra, onChange }: TiesTableProps) {
  const { t } = useTranslation()
  const say = (id: string, tie: Tie, flow: Flow) => onChange({ ...ties, [id]: { tie, flow } })
  const unsay = (id: string) => onChange(Object.fromEntries(Object.entries(ties).filter(([other]) => other !== id)))
  const language = useLanguage()
  const inWords = <Row extends { readonly label: string }>(row: Row) => ({
    ...row,
    label: systemInWords(language, row.label),
  })
  const drawn = rows.map(ecoRow).filter(({ id }) => id !== FAMILY)
  return (
    <section>
      <h3 className={styles['tiesTitle']}>{t('drawings.ties.title')}</h3>
      <p className={styles['help']}>{t('drawings.ties.hint')}</p>
      <table className={styles['ties']}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('drawings.ties.what')}</th>
            <th scope="col">{t('drawings.ties.flow')}</th>
          </tr>
        </thead>
        <tbody>
          {drawn.map(inWords).map(({ id, label, tie, flow }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td>
                <select
                  aria-label={t('drawings.ties.of', { what: label })}
                  value={tie}
                  onChange={({ target }) => {
                    const next = TIES.find((one) => one === target.value)
                    if (next === undefined) unsay(id)
                    else say(id, next, flow)
                  }}
                >
                  {IS_SAID.has(id) && <option value="">{t('drawings.ties.notDrawn')}</option>}
                  {TIES.map((one) => (
                    <option key={one} value={one}>
                      {t(`drawings.ties.${one}`)}
                    </option>
                  ))}
                </select>
              </td>
              <td>
                <select
                  aria-label={t('drawings.ties.flowOf', { what: label })}
                  value={flow}
                  onChange={({ target }) => say(id, tie, FLOWS.find((one) => one === target.value) ?? 'none')}
                >
                  {FLOWS.map((one) => (
                    <option key={one} value={one}>
                      {t(`drawings.flows.${one}`)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
          {extra.map(inWords).map(({ id, label }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td>
                <select
                  aria-label={t('drawings.ties.of', { what: label })}
                  value=""
                  onChange={({ target }) => {
                    const next = TIES.find((one) => one === target.value)
                    if (next !== undefined) say(id, next, 'none')
                  }}
                >
                  <option value="">{t('drawings.ties.notDrawn')}</option>
                  {TIES.map((one) => (
                    <option key={one} value={one}>
                      {t(`drawings.ties.${one}`)}
                    </option>
                  ))}
                </select>
              </td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
