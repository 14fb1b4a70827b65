export const children = { title: '儿童档案' } as const
