import { childStatusSchema } from '../../domain/records.ts'
import { succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { idSchema } from '../input.ts'
import type { Verb } from '../verb.ts'
import { findChild } from './find-child.ts'

const input = z.object({ childId: idSchema, status: childStatusSchema })

/** 在册 · 服务中 · 结案 · 迁出 · 满18 · 死亡 · 转移. */
export const changeChildStatus: Verb<z.infer<typeof input>, null> = {
  name: 'changeChildStatus',
  input,
  roles: ['head', 'worker'],
  concerns: (_, { childId }) => ({ childId }),
  apply: ({ state }, { childId, status }) => {
    const found = findChild(state, childId)
    if (!found.ok) return found
    const { child } = found.value
    if (child.status === status) return succeed({ changes: [], output: null })
    return succeed({ changes: [{ table: 'children', id: child.id, value: { ...child, status } }], output: null })
  },
}
