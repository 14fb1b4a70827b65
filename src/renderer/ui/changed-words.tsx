import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useNamesHidden } from '../app/names-hidden.ts'
import styles from './changed-words.module.css'
import { textDiff } from './text-diff.ts'

/** Longer texts are shown once, with what went and what came inside them. */
const LONG = 30

/**
 * Words before and after: 海湾小学 → 海风小学. What went has − and a line through it, what came + and a line under it, so
 * that neither needs its colour.
 */
export function ChangedWords({ from, to }: { readonly from: string; readonly to: string }) {
  const { t } = useTranslation()
  // A name that changed by a character would be in pieces, and not be known as one.
  const namesHidden = useNamesHidden()
  if (!namesHidden && from !== '' && to !== '' && Math.max(from.length, to.length) > LONG) {
    return (
      <span className={styles['text']}>
        {textDiff(from, to).map(({ kind, text }, at) => (
          // Pieces have no identity but their place.
          <Fragment key={at}>
            {kind === 'same' && text}
            {kind === 'removed' && <Removed>{text}</Removed>}
            {kind === 'added' && <Added>{text}</Added>}
          </Fragment>
        ))}
      </span>
    )
  }
  return (
    <span className={styles['text']}>
      {from === '' ? <span className={styles['nothing']}>{t('history.nothing')}</span> : <Removed>{from}</Removed>}
      <span className={styles['arrow']} aria-hidden="true">
        →
      </span>
      {to === '' ? <span className={styles['nothing']}>{t('history.nothing')}</span> : <Added>{to}</Added>}
    </span>
  )
}

function Removed({ children }: { readonly children: string }) {
  return <del className={styles['removed']}>{children}</del>
}

function Added({ children }: { readonly children: string }) {
  return <ins className={styles['added']}>{children}</ins>
}
