export const stoppedRestore = {
  title: '恢复到一半，锁上了',
  goOn: '打开的备份已经合上，这台电脑上什么也没有动。要接着恢复，再选一次备份 {{file}}，用恢复单或密码打开。',
  lock: '先不恢复，锁上',
} as const
