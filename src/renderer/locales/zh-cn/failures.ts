export const failures = {
  stationExists: '这台电脑上已经有一个站，不能再建。',
  opening: {
    nothingLeft: '这台电脑上的资料、日志和快照都没有了。请用 U盘上的备份恢复。',
    notMigrated: '旧版的资料没能换成新版（{{where}}），一点也没有动。请先腾出地方；还不行就装回旧版。',
    notMigratedFull: '盘快满了，旧版的资料没能换成新版，一点也没有动。再腾出 {{megabytes}} MB，再打开就能换。',
  },
  outside: {
    cancelled: '没有选，什么也没动。',
    noPrinter: '这台电脑没有设打印机。可以先存成 PDF。',
    printerRefused: '打印机没有接受：{{detail}}',
    diskFull: '盘满了，没写完。请换一个盘，或腾出地方。',
    diskFullBy: '盘满了，没写完。再腾出 {{megabytes}} MB，或换一个盘。',
    notWritable: '这个文件夹不让写。请换一个文件夹。',
    gone: 'U盘不见了，可能被拔了出来。请插回去再做一次。',
    tooLarge: '文件太大。',
    exists: '那里已经有同名的文件，没有盖掉它。',
    systemDrive: '这是系统盘。电脑坏了，备份会一起没，请选 U盘。',
    badRequest: '这一步没做成，请重新打开软件再试。',
    stale: '别的窗口刚刚写过，这里的不是最新的。请锁定后重新打开。',
    failed: '没做成：{{detail}}',
  },
} as const
