import { useTranslation } from 'react-i18next'
import { RISK_WORDS, type RiskRating, type Rubric } from '../../../domain/risk.ts'
import { useLanguage } from '../../app/use-language.ts'
import { RiskShape } from '../../ui/risk-mark.tsx'
import styles from './risk-panel.module.css'
import { rulerScale } from './ruler-scale.ts'

const WIDTH = 340
const COLOURS = {
  urgent: ['var(--seal)', 'var(--seal-t)'],
  high: ['var(--rust)', 'var(--rust-t)'],
  medium: ['var(--ochre)', 'var(--ochre-t)'],
  low: ['var(--pine)', 'var(--pine-t)'],
} as const

/** The bands as whole numbers with both sides of each edge; what is not answered yet is hatched, and no grade is shown. */
export function RiskRuler({ rubric, rating }: { readonly rubric: Rubric; readonly rating: RiskRating }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const scale = rulerScale(rubric, rating, WIDTH)
  const words =
    rating.total === null
      ? t('form.risk.answered', { points: rating.subtotal })
      : t('form.risk.total', { points: rating.total })
  const bandWords = scale.bands.map((band) => `${RISK_WORDS[band.level][language]} ${band.from}–${band.to}`)
  const edges = scale.bands.slice(1).map((band, at) =>
    t('form.risk.edge', {
      below: band.from - 1,
      lower: RISK_WORDS[scale.bands[at]?.level ?? band.level][language],
      above: band.from,
      upper: RISK_WORDS[band.level][language],
    }),
  )
  const anchor = scale.answeredAt > WIDTH * 0.75 ? 'end' : scale.answeredAt < WIDTH * 0.25 ? 'start' : 'middle'
  return (
    <figure className={styles['ruler']}>
      <svg
        viewBox={`-6 0 ${WIDTH + 12} 96`}
        role="img"
        aria-label={t('form.risk.rulerLabel', { answered: words, bands: bandWords.join(t('form.comma')) })}
      >
        <defs>
          <pattern id="open-range" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0v6" stroke="var(--ink2)" strokeWidth="1.6" />
          </pattern>
        </defs>
        <g transform={scale.open === null ? 'translate(0 16)' : undefined}>
          <text x={scale.answeredAt} y="12" textAnchor={anchor} className={styles['answered']}>
            {words}
          </text>
          <path
            d={`M${scale.answeredAt} 17v12m-5-5 5 7 5-7z`}
            stroke="var(--ink)"
            strokeWidth="1.4"
            fill="var(--ink)"
          />
        </g>
        {scale.open !== null && (
          <rect
            x={scale.open.x}
            y="34"
            width={scale.open.width}
            height="12"
            fill="url(#open-range)"
            stroke="var(--ink2)"
          />
        )}
        {scale.bands.map((band) => (
          <g key={band.level} color={COLOURS[band.level][0]}>
            <rect
              x={band.x}
              y="50"
              width={band.width}
              height="24"
              fill={COLOURS[band.level][1]}
              stroke={COLOURS[band.level][0]}
            />
            <g transform={`translate(${band.x + 7} 55)`}>
              <RiskShape level={band.level} />
            </g>
            <text x={band.x + 26} y="67" fill={COLOURS[band.level][0]} className={styles['bandWord']}>
              {RISK_WORDS[band.level][language]}
            </text>
            <text x={band.x + 3} y="90" className={styles['tick']}>
              {band.from}
            </text>
            <text x={band.x + band.width - 3} y="90" textAnchor="end" className={styles['tick']}>
              {band.to}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>
        {scale.open !== null && (
          <div>{t('form.risk.openRange', { count: rating.unansweredItems.length, points: scale.open.most })}</div>
        )}
        <div>
          {edges.join(t('form.risk.edgeJoin'))}
          {t('form.risk.edgeEnd')}
        </div>
      </figcaption>
    </figure>
  )
}
