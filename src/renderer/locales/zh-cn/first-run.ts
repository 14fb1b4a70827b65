export const firstRun = { title: '第一次使用' } as const
