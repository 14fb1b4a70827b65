import { useState, type ReactNode } from 'react'

/** A dialog that is not there before it is opened for the first time: a closed one takes its time as well. */
export function OnceOpened({ opened, children }: { readonly opened: boolean; readonly children: ReactNode }) {
  const [was, setWas] = useState(opened)
  if (opened && !was) setWas(true)
  return was ? children : null
}
