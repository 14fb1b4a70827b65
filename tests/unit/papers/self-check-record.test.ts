import { describe, expect, it } from 'vitest'
import type { PrintModel } from '../../../src/contract/print-model.ts'
import { infoOf, print, textOf } from './bench.ts'

type Record = Extract<PrintModel, { kind: 'selfCheck' }>
const NAMES = ['日志', '资料', '本机快照', '备份', '恢复演练', '开门的钥匙文件', '附件', '剩余地方', '系统保管', '版本']
const record = (words: string, good: boolean): Record => ({
  kind: 'selfCheck',
  stationName: '秀英街道社会工作站',
  checkedAt: '2026年11月23日 9:10',
  checkedBy: '吴知远 · 站长',
  verdict: good ? '都好：资料完好，丢了也找得回来。' : '有 10 处要办，别的都好。',
  rows: NAMES.map((what, at) => ({ what, good, mark: good ? '好' : '要办', words: words.replace('#', String(at)) })),
})

describe('The record of a self-check', () => {
  it('is one page with every finding, the verdict, who, when, and room to sign', async () => {
    const printed = await print(record('第 # 项每一条都打得开，一条接一条没有断。', true))
    expect(printed.pages).toBe(1)
    const text = textOf(printed.bytes)
    for (const [at, name] of NAMES.entries()) {
      expect(text).toContain(name)
      expect(text).toContain(`第${String(at)}项每一条都打得开，一条接一条没有断。`)
    }
    expect(text).toContain('自检记录')
    expect(text).toContain('都好：资料完好，丢了也找得回来。')
    expect(text).toContain('2026年11月23日9:10')
    expect(text).toContain('吴知远·站长')
    expect(text).toContain('检查人（签名）')
    expect(text.match(/好(?=\p{Script=Han}*第)/gu)?.length ?? 0).toBeGreaterThan(0)
    expect(infoOf(printed.bytes)).not.toContain('吴知远')
  })

  it('stays one page when everything is wrong at once, and loses no word when it is longer still', async () => {
    const trouble =
      '打不开的有第 12、15、18、22、26、31、37 条。资料不一定少，少的是那几次的改动记录。请马上备份，并请人查一查硬盘。#'
    const wrong = await print(record(trouble, false))
    expect(wrong.pages).toBe(1)
    expect(textOf(wrong.bytes)).toContain('要办')
    const longer = await print(record(trouble.repeat(12).replaceAll('#', '末'), false))
    expect(longer.pages).toBeGreaterThan(1)
    expect(textOf(longer.bytes, '自检记录').match(/末/gu)).toHaveLength(120)
  })
})
