export const form = { title: '填表' } as const
