import { Input } from '@mantine/core'
import { memo } from 'react'
import type { TextField } from '../../../forms/definition.ts'
import { useControlProps, type ControlProps } from './field-frame.tsx'
import { useTyped } from './use-typed.ts'

/** One line of words. Too long is said, never cut. */
export const TextView = memo(function TextView({ field, path, label }: ControlProps<TextField>) {
  const props = useControlProps(field, path, label)
  const typed = useTyped(field.kind, path)
  return (
    <Input
      {...props}
      {...typed}
      type="text"
      autoComplete="off"
      spellCheck={false}
      {...(field.kind === 'phone' ? { inputMode: 'tel' as const } : {})}
    />
  )
})
