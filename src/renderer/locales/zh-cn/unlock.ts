export const unlock = { title: '打开档案柜' } as const
