export const room = {
  refused: '这一段有 {{added}} 字，这里还写得下 {{room}} 字，没有贴进来。原来写的没有动，复制的内容还在剪贴板里。',
  full: '这里最多写 {{most}} 字，已经写满了。',
} as const
