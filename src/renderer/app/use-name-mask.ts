import { useLayoutEffect, useState } from 'react'
import { NameHider } from '../../domain/hidden-names.ts'
import { childNames, personNames } from '../../storage/selectors/person-names.ts'
import { useWorkspace } from './desk-context.tsx'
import { NameMask } from './name-mask.ts'
import { moreNames, useMoreVersion, useNamesHidden } from './names-hidden.ts'

const NOBODY: ReadonlySet<string> = new Set()

/** 遮名 for the whole window of an open desk. Used once, around every page. */
export function useNameMask(): void {
  const hidden = useNamesHidden()
  const names = useWorkspace((state) => (hidden ? personNames(state) : NOBODY))
  const children = useWorkspace((state) => (hidden ? childNames(state) : NOBODY))
  const version = useMoreVersion()
  const [mask] = useState(() => new NameMask(document))
  useLayoutEffect(() => {
    if (!hidden) return
    const hider = new NameHider([...names, ...moreNames()], children)
    mask.start((text) => hider.hide(text))
    return () => mask.stop()
  }, [hidden, names, children, version, mask])
}
