export const clerk = {
  moveUntold: '{{staff}}记。为什么，站长、社工和督导看得到。',
  changeList: '状态和人群为什么变，文员的清单上不写；要带原因的，请站长或社工来打印。',
} as const
