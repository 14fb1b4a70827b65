export const restore = { title: '从备份恢复' } as const
