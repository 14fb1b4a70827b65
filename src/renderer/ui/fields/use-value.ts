import { useController } from 'react-hook-form'
import { useFormScreen } from './form-screen.tsx'
import { inputName } from './value-names.ts'

/** A value that is not typed letter by letter: only the component that asks is drawn again when it changes. */
export function useValue(path: string) {
  const { form } = useFormScreen()
  const name: string = inputName(path)
  const { field } = useController({ control: form.control, name })
  const value: unknown = field.value
  const change: (value: unknown) => void = field.onChange
  return { value, change, onBlur: field.onBlur, ref: field.ref }
}
