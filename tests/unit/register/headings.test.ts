import { describe, expect, it } from 'vitest'
import { FACTS, factKeySchema } from '../../../src/domain/facts.ts'
import { exportLabel, FACT_COLUMNS } from '../../../src/register/export-columns.ts'
import { targetOfHeading } from '../../../src/register/headings.ts'

describe('a heading is known however it is written', () => {
  it.each([
    [
      'child.name',
      [
        '姓名',
        '姓 名',
        '*姓名（必填）',
        '儿童姓名',
        '姓\n名',
        '孩子姓名',
        '姓名：',
        '★姓名',
        '困境儿童姓名',
        '姓名(与户口本一致)',
        'Name',
      ],
    ],
    ['child.sex', ['性别', '性　别', '性别（男/女）', '*性别', '儿童性别']],
    [
      'child.birthDate',
      ['出生年月', '出生日期', '出生日期(年月日)', '出生年月日', '生日', '出生日期\n（如2015-01-01）', '儿童出生日期'],
    ],
    [
      'child.idNumber',
      [
        '身份证号',
        '身份证号码',
        '证件号码',
        '公民身份号码',
        '身份证件号码',
        '身份证号（18位）',
        '儿童身份证号',
        '居民身份证号码',
        '本人身份证号',
      ],
    ],
    ['child.ethnicGroup', ['民族', '民 族']],
    ['child.hukouAddress', ['户籍地址', '户籍所在地', '户口所在地']],
    ['household.address', ['现住址', '家庭住址', '居住地址', '现居住地', '家庭住址（详细到门牌号）', '地址']],
    ['household.community', ['所属社区', '社区', '村（居）', '村/社区', '所在村（社区）', '居委会']],
    [
      'guardian.name',
      ['监护人', '监护人姓名', '实际监护人', '家长姓名', '主要监护人姓名', '法定监护人', '监护人1姓名'],
    ],
    ['guardian.relation', ['与儿童关系', '关系', '与监护人关系', '监护人与儿童关系', '与孩子的关系', '与监护人的关系']],
    [
      'guardian.phone',
      [
        '联系电话',
        '监护人电话',
        '监护人联系方式',
        '手机号',
        '家长联系电话',
        '联系电话（监护人）',
        '联系电话2',
        '监护人手机号码',
      ],
    ],
    ['child.school', ['就读学校', '学校', '学校名称']],
    ['child.grade', ['年级', '班级', '就读年级', '年级/班级']],
    ['child.categories', ['困境类型', '类别', '困境儿童类别', '儿童类型', '困境类型（可多选）', '救助类别']],
    ['remark', ['备注', '备 注', '其他说明', '家庭情况', '监护人姓名及电话']],
    ['father.name', ['父亲姓名', '父亲', '爸爸姓名']],
    ['mother.phone', ['母亲电话', '母亲联系方式']],
    ['father.idNumber', ['父亲身份证号']],
    ['child.teacherPhone', ['班主任电话']],
    [
      null,
      [
        '监护人身份证',
        '监护人身份证号码',
        '身份证号（监护人）',
        '监护人住址',
        '与户主关系',
        '父母情况',
        '鞋码',
        '序号',
        '年龄',
        '照片',
        '',
        '（）',
      ],
    ],
  ] as const)('%s', (target, headings) => {
    for (const heading of headings) expect([heading, targetOfHeading(heading)]).toEqual([heading, target])
  })

  it('every heading of our own exports is the fact it came from, in both languages', () => {
    for (const key of FACT_COLUMNS) {
      expect(targetOfHeading(exportLabel(key).zh)).toBe(key)
      expect(targetOfHeading(exportLabel(key).en)).toBe(key)
    }
    expect(FACT_COLUMNS.length).toBe(factKeySchema.options.filter((key) => FACTS[key].shape !== 'rows').length)
  })
})
