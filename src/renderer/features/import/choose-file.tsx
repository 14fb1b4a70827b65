import { Button, FileButton } from '@mantine/core'
import { useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../../ui/cx.ts'
import styles from './import-page.module.css'

/** A button and a place to drop a file on. */
export function ChooseFile({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useTranslation()
  const [over, setOver] = useState(false)
  return (
    <div
      className={cx(styles['drop'], over && styles['over'])}
      onDragOver={(event: DragEvent) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event: DragEvent) => {
        event.preventDefault()
        setOver(false)
        const [file] = event.dataTransfer.files
        if (file !== undefined) onFile(file)
      }}
    >
      <FileButton accept=".xlsx,.xlsm,.xls,.csv,.txt,.tsv" onChange={(file) => file !== null && onFile(file)}>
        {(props) => (
          <Button variant="filled" {...props}>
            {t('register.import.choose')}
          </Button>
        )}
      </FileButton>
      <p className={styles['lead']}>{t('register.import.drop')}</p>
      <p className={styles['lead']}>{t('register.import.promise')}</p>
    </div>
  )
}
