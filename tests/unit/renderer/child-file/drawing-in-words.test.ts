import { describe, expect, it } from 'vitest'
import { ecoCells, type EcoRow } from '../../../../src/domain/drawings/eco-row.ts'
import { i18n } from '../../../../src/renderer/app/i18n.ts'
import { drawingInWords } from '../../../../src/renderer/features/child-file/drawing-in-words.ts'

const circle = (id: string, label: string, detail: string): EcoRow => ({
  ...{ id, label, detail, tie: 'plain', flow: 'none', dx: 0, dy: 0 },
})
const said = (language: 'zh' | 'en', row: EcoRow) =>
  drawingInWords(i18n.getFixedT(language === 'zh' ? 'zh-CN' : 'en'), language, 'ecoMap', [ecoCells(row)]).get(row.id)

describe('a circle of the eco-map in words', () => {
  it.each([
    [circle('family', '陈小明家庭', '父亲、祖母、本人'), "陈小明's family: Father, Father's mother, the child"],
    [
      circle('school', '学校', '向荣中心小学；一年级4班；班主任 张春梅'),
      'School: 向荣中心小学; 一年级4班; class teacher 张春梅',
    ],
    [
      circle('mother', '母亲', '刘秀英；失联；最近联系 2023年春节'),
      'Mother: 刘秀英; out of contact; last contact 2023年春节',
    ],
    [circle('relief', '救助、福利', '低保、临时救助'), 'Relief, benefits: Minimum living allowance, Temporary relief'],
    [circle('station', '社会工作站', '社工 苏禾'), 'Social work station: social worker 苏禾'],
    [circle('referral/x', '星湖医院', '转介：已受理'), '星湖医院: referral: accepted'],
  ])('says in English what the app wrote, and leaves what people wrote', (row, words) => {
    expect(said('en', row)).toBe(words)
    expect(said('zh', row)).toBe(`${row.label}：${row.detail}`)
  })
})
