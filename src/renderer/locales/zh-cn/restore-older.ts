export const restoreOlder = {
  notNewest: '登记里还有更新的一份：{{moment}}，在“{{medium}}”上。要最新的，请换那一份。',
  version: '这一份是较早的版本做的（资料格式第 {{found}} 版），恢复时会换成现在的第 {{now}} 版，写过的不会少。',
} as const
