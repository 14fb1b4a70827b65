import type { ChangeEvent, CompositionEvent } from 'react'
import { useFormScreen } from './form-screen.tsx'
import { inputName } from './value-names.ts'

type TextElement = HTMLInputElement | HTMLTextAreaElement

/**
 * Registers an uncontrolled text control: a key stroke draws nothing again. While an input method composes, the letters
 * in the field are not the writer's words yet; they reach the values when the composition ends.
 */
export function useTyped(path: string) {
  const { form } = useFormScreen()
  const name: string = inputName(path)
  const { onChange, ...rest } = form.register(name)
  return {
    ...rest,
    onChange: (event: ChangeEvent<TextElement>) => {
      if (!isComposing(event.nativeEvent)) void onChange(event)
    },
    onCompositionEnd: (event: CompositionEvent<TextElement>) => {
      void onChange({ target: event.currentTarget, type: 'change' })
    },
  }
}

export function isComposing(event: Event): boolean {
  return event instanceof InputEvent && event.isComposing
}
