export const childFile = { title: '儿童档案' } as const
