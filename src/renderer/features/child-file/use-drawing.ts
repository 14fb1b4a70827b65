import { useMemo } from 'react'
import type { DrawingFile } from '../../../forms/drawings.ts'
import { drawnRows } from '../../../forms/drawings.ts'
import { ecoMap } from '../../../domain/drawings/eco-map.ts'
import { ecoRow } from '../../../domain/drawings/eco-row.ts'
import { familyTree } from '../../../domain/drawings/family-tree.ts'
import { widestFor } from '../../../domain/drawings/fit.ts'
import type { Drawing } from '../../../domain/drawings/shapes.ts'
import { treeRow } from '../../../domain/drawings/tree-row.ts'
import type { TableRow } from '../../../domain/facts.ts'
import { hideName, NameHider } from '../../../domain/hidden-names.ts'
import type { DrawingKind } from '../../../domain/records.ts'
import { rememberedDrawingFile } from '../../../storage/selectors/drawing-file.ts'
import { personNames } from '../../../storage/selectors/person-names.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { useNamesHidden } from '../../app/names-hidden.ts'

/** Width of a form's frame, in millimetres: on screen a drawing is laid out as on the form. */
const FRAME = 165

/** What the drawings of a child are made from, as far as the person at the desk sees it. */
export function useDrawingFile(childId: string): DrawingFile {
  const { today } = useDesk()
  const state = useWorkspace((all) => all)
  return useMemo(() => rememberedDrawingFile(state, childId, today), [state, childId, today])
}

/** The rows of a drawing as they are shown: with 遮名 the names in them are hidden, whatever line they would break on. */
export function useShownRows(kind: DrawingKind, file: DrawingFile): readonly TableRow[] {
  const hidden = useNamesHidden()
  const names = useWorkspace((state) => (hidden ? personNames(state) : NOBODY))
  return useMemo(() => {
    const rows = drawnRows(kind, file)
    if (!hidden) return rows
    const hider = new NameHider(names)
    return rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => {
          if (typeof value !== 'string' || key === 'id' || value === '') return [key, value]
          return [key, key === 'name' ? hideName(value) : hider.hide(value)]
        }),
      ),
    )
  }, [kind, file, hidden, names])
}

/** @param room for an eco-map that nobody moved anything in, in millimetres; else it is laid out as on the form */
export function drawingOfRows(kind: DrawingKind, rows: readonly TableRow[], room = Infinity): Drawing {
  const widest = widestFor(FRAME)
  return kind === 'ecoMap' ? ecoMap(rows.map(ecoRow), Math.min(widest, room)) : familyTree(rows.map(treeRow), widest)
}

const NOBODY: ReadonlySet<string> = new Set()
