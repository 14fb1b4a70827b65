import { useState } from 'react'
import type { TableField } from '../../../forms/definition.ts'
import { emptyRow } from '../../../forms/defaults.ts'
import { useFormScreen } from './form-screen.tsx'

interface Row {
  /** Stays with the row when it is moved, so that its controls move with it. */
  readonly key: number
}

interface Deleted {
  readonly at: number
  readonly values: unknown
}

/** Adding, moving and taking away the rows of a table. A row taken away can be brought back until the next such act. */
export function useRows(field: TableField, name: string) {
  const { form } = useFormScreen()
  const read = (): readonly unknown[] => {
    const value = form.getValues(name)
    return Array.isArray(value) ? value : []
  }
  const [rows, setRows] = useState<readonly Row[]>(() => read().map((_, key) => ({ key })))
  const [nextKey, setNextKey] = useState(rows.length)
  const [deleted, setDeleted] = useState<Deleted | null>(null)

  const write = (values: readonly unknown[], keys: readonly Row[]) => {
    form.setValue(name, [...values], { shouldDirty: true })
    setRows(keys)
  }
  const insert = (at: number, values: unknown) => {
    write(read().toSpliced(at, 0, values), rows.toSpliced(at, 0, { key: nextKey }))
    setNextKey(nextKey + 1)
    setDeleted(null)
  }
  return {
    rows,
    deleted,
    add: () => insert(rows.length, emptyRow(field)),
    restore: () => {
      if (deleted !== null) insert(deleted.at, deleted.values)
    },
    remove: (at: number) => {
      const values = read()
      write(values.toSpliced(at, 1), rows.toSpliced(at, 1))
      setDeleted({ at, values: values[at] })
    },
    move: (from: number, to: number) => {
      const [value] = read().slice(from, from + 1)
      const [row] = rows.slice(from, from + 1)
      if (row === undefined || to < 0 || to >= rows.length) return
      write(read().toSpliced(from, 1).toSpliced(to, 0, value), rows.toSpliced(from, 1).toSpliced(to, 0, row))
    },
  }
}
