import type { ChangeEvent, CompositionEvent, FocusEvent } from 'react'
import type { FieldKind } from '../../../forms/definition.ts'
import { normaliseInput } from '../../../forms/normalise.ts'
import { useFormScreen } from './form-screen.tsx'
import { inputName } from './value-names.ts'

type TextElement = HTMLInputElement | HTMLTextAreaElement

/**
 * Registers an uncontrolled text control: a key stroke draws nothing again. While an input method composes, the letters
 * in the field are not the writer's words yet; they reach the values when the composition ends. What was pasted with
 * invisible characters or line breaks the field cannot hold is made fit when the field is left.
 */
export function useTyped(kind: FieldKind, path: string) {
  const { form } = useFormScreen()
  const name: string = inputName(path)
  const { onChange, onBlur, ...rest } = form.register(name)
  return {
    ...rest,
    onChange: (event: ChangeEvent<TextElement>) => {
      if (!isComposing(event.nativeEvent)) void onChange(event)
    },
    onCompositionEnd: (event: CompositionEvent<TextElement>) => {
      void onChange({ target: event.currentTarget, type: 'change' })
    },
    onBlur: (event: FocusEvent<TextElement>) => {
      const fit = normaliseInput({ kind }, event.currentTarget.value)
      if (fit !== event.currentTarget.value) form.setValue(name, fit, { shouldDirty: true })
      void onBlur(event)
    },
  }
}

export function isComposing(event: Event): boolean {
  return event instanceof InputEvent && event.isComposing
}
