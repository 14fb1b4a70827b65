import type { FactKey, FactValue, TableRow } from '../../../../src/domain/facts.ts'
import type { DrawingSource, SiblingOnFile } from '../../../../src/domain/drawings/drawing-source.ts'

/** Invented families as a station writes them down: facts of the child, rows of the household, files of siblings. */
export interface Family {
  readonly name: string
  readonly facts: Partial<Record<FactKey, FactValue>>
  readonly members?: readonly TableRow[]
  readonly siblings?: readonly SiblingOnFile[]
}

export const TODAY = '2026-11-28'

export function sourceOf({ facts, members = [], siblings = [] }: Family): DrawingSource {
  const all: Partial<Record<FactKey, FactValue>> = { ...facts, 'household.members': [...members] }
  return {
    fact: (key) => all[key] ?? null,
    siblings,
    benefits: [],
    worker: '',
    partners: [],
    referrals: [],
    today: TODAY,
  }
}

/** A row: relation (word or code), name, sex (男 女 or ''), age, health or work. */
function row(relation: string, name: string, sex: '男' | '女' | '', age: number | null, health = ''): TableRow {
  return { relation, name, sex: { 男: '1', 女: '2', '': '' }[sex], age, health, occupation: '', income: null }
}

function child(name: string, sex: '1' | '2' | '', birthDate: string) {
  return { 'child.name': name, 'child.sex': sex, 'child.birthDate': birthDate }
}

function parents(father: string, mother: string, fatherStatus = 'normal', motherStatus = 'normal') {
  return {
    'father.name': father,
    'father.status': [fatherStatus],
    'mother.name': mother,
    'mother.status': [motherStatus],
  }
}

export const FAMILIES: readonly Family[] = [
  {
    name: '陈小满：父亲、祖母、姐姐，父母离婚，祖父去世',
    facts: {
      ...child('陈小满', '1', '2017-05-21'),
      ...parents('陈建平', '王秋月', 'normal', 'outOfContact'),
      'father.birthYear': 1985,
      'mother.birthYear': 1988,
      'guardian.name': '陈建平',
      'guardian.relation': '父亲',
      'guardian.marriage': '40',
    },
    members: [
      row('51', '陈建平', '男', 41, '腰椎间盘突出'),
      row('62', '黄阿妹', '女', 68, '高血压'),
      row('75', '陈小荷', '女', 14),
      row('61', '陈德福', '男', null, '2021年去世'),
    ],
  },
  { name: '什么都没有', facts: {} },
  { name: '只有孩子', facts: child('林一', '2', '2015-01-01') },
  {
    name: '单亲母亲，父亲不详',
    facts: { ...child('吴双', '2', '2018-03-04'), 'mother.name': '吴小琴', 'mother.status': ['normal'] },
    members: [row('母亲', '吴小琴', '女', 29)],
  },
  {
    name: '父亲未登记姓名，失踪',
    facts: {
      ...child('韩冬', '1', '2014-07-04'),
      'father.name': '',
      'father.status': ['declaredMissing'],
      'mother.name': '韩梅',
      'mother.status': ['normal'],
    },
    members: [row('52', '韩梅', '女', 36), row('64', '韩秀英', '女', 63)],
  },
  {
    name: '双方再婚，各有孩子',
    facts: { ...child('赵明', '1', '2013-05-05'), ...parents('赵刚', '钱丽') },
    members: [
      row('母亲', '钱丽', '女', 37),
      row('继父', '孙伟', '男', 40),
      row('同母异父妹妹', '孙甜甜', '女', 4),
      row('继父带来的哥哥', '孙浩', '男', 16),
      row('继母', '李芳', '女', 33),
      row('同父异母弟弟', '赵亮', '男', 3),
      row('继母带来的妹妹', '周小雨', '女', 9),
    ],
  },
  {
    name: '同父异母的哥哥，父亲前妻',
    facts: { ...child('郑好', '2', '2016-02-02'), ...parents('郑大海', '何静') },
    members: [
      row('父亲', '郑大海', '男', 45),
      row('母亲', '何静', '女', 38),
      row('父亲前妻', '吕红', '女', 44, '外地'),
      row('同父异母哥哥', '郑强', '男', 19),
      row('同父异母姐姐', '郑敏', '女', 17),
    ],
  },
  {
    name: '同父异母的哥哥，前妻没有登记；继母也有孩子',
    facts: { ...child('冯小小', '2', '2016-02-02'), ...parents('冯军', '蒋兰', 'normal', 'deceased') },
    members: [
      row('父亲', '冯军', '男', 45),
      row('继母', '沈萍', '女', 38),
      row('同父异母哥哥', '冯涛', '男', 19),
      row('同父异母弟弟', '冯安', '男', 2),
      row('继姐', '马晓云', '女', 13),
    ],
  },
  {
    name: '收养，亲生父母不详',
    facts: child('许愿', '2', '2019-09-09'),
    members: [row('养父', '许国华', '男', 52), row('养母', '魏玉兰', '女', 50), row('养兄', '许诺', '男', 22)],
  },
  {
    name: '收养，亲生父母在档',
    facts: { ...child('秦安', '1', '2012-12-12'), ...parents('秦某', '尤某', 'imprisoned', 'deceased') },
    members: [
      row('养父', '金文', '男', 48),
      row('养母', '华月', '女', 46),
      row('妹妹', '秦静', '女', 10),
      row('舅舅', '尤勇', '男', 40),
      row('外祖母', '施阿婆', '女', 70),
    ],
  },
  {
    name: '祖父母抚养，父母外出',
    facts: {
      ...child('张山', '1', '2016-06-06'),
      ...parents('张海', '何花'),
      'child.livingWith': ['grandparents'],
      'guardian.name': '张老根',
      'guardian.relation': '爷爷',
      'guardian.age': 66,
    },
    members: [row('爷爷', '张老根', '男', 66), row('奶奶', '刘桂香', '女', 64), row('妹妹', '张水', '女', 6)],
  },
  {
    name: '三代，两边都齐，都同住',
    facts: { ...child('曹阳', '1', '2015-05-05'), ...parents('曹军', '严丽') },
    members: [
      row('61', '曹大山', '男', 70),
      row('62', '谢凤', '女', 69),
      row('63', '严守田', '男', 72),
      row('64', '孔玉', '女', 71),
      row('51', '曹军', '男', 42),
      row('52', '严丽', '女', 40),
      row('83', '曹兵', '男', 35),
      row('90', '曹英', '女', 38),
      row('88', '严芳', '女', 37),
      row('85', '严刚', '男', 33),
      row('71', '曹日', '男', 15),
      row('77', '曹月', '女', 7),
    ],
  },
  {
    name: '叔叔婶婶和堂弟，姑姑姑父，表姐',
    facts: { ...child('陶然', '2', '2014-04-04'), ...parents('陶建国', '姜梅', 'deceased', 'deceased') },
    members: [
      row('二叔', '陶建军', '男', 40),
      row('婶婶', '戚霞', '女', 38),
      row('堂弟', '陶乐', '男', 8),
      row('姑姑', '陶建英', '女', 43),
      row('姑父', '喻明', '男', 45),
      row('姑表姐', '喻晓', '女', 18),
      row('爷爷', '陶有福', '男', 75),
      row('奶奶', '', '女', null, '已故'),
    ],
  },
  {
    name: '双胞胎',
    facts: { ...child('苏东', '1', '2017-07-07'), ...parents('苏大', '潘小') },
    members: [
      row('51', '苏大', '男', 35),
      row('52', '潘小', '女', 34),
      row('双胞胎弟弟', '苏西', '男', 9),
      row('姐姐', '苏北', '女', 12),
    ],
  },
  {
    name: '九个兄弟姐妹',
    facts: { ...child('葛五', '1', '2015-03-03'), ...parents('葛老大', '奚氏') },
    members: [
      row('父亲', '葛老大', '男', 52),
      row('母亲', '奚氏', '女', 50),
      row('大姐', '葛一', '女', 24),
      row('二姐', '葛二', '女', 21),
      row('大哥', '葛三', '男', 18),
      row('二哥', '葛四', '男', 14),
      row('弟弟', '葛六', '男', 9),
      row('妹妹', '葛七', '女', 7),
      row('妹妹', '葛八', '女', 5),
      row('弟弟', '葛九', '男', 2),
    ],
  },
  {
    name: '孤儿，与姨妈同住',
    facts: { ...child('范星', '2', '2013-01-31'), ...parents('范志', '彭娟', 'deceased', 'deceased') },
    members: [row('姨妈', '彭丽', '女', 44), row('姨父', '郎平川', '男', 47), row('表弟', '郎小宝', '男', 6)],
  },
  {
    name: '孤儿，父母都没有登记，兄妹俩',
    facts: child('鲁宁', '1', '2014-08-15'),
    members: [row('妹妹', '鲁静', '女', 9), row('哥哥', '鲁平', '男', 17)],
  },
  {
    name: '家庭寄养',
    facts: {
      ...child('韦光', '1', '2016-10-10'),
      'mother.name': '韦氏',
      'mother.status': ['guardianshipRevoked'],
      'child.livingWith': ['fosterCare'],
    },
    members: [row('寄养父亲', '昌永', '男', 55), row('寄养母亲', '马秀', '女', 53), row('寄养妹妹', '苗苗', '女', 5)],
  },
  {
    name: '父母双方在押',
    facts: { ...child('花朵', '2', '2018-08-08'), ...parents('花军', '方红', 'imprisoned', 'compulsoryTreatment') },
    members: [row('外婆', '方老太', '女', 66), row('外公', '俞老伯', '男', 68)],
  },
  {
    name: '外国名字',
    facts: {
      ...child('Anna Nguyễn Thị Hồng Nhung', '2', '2015-11-11'),
      ...parents('Christopher Montgomery-Smith', 'Nguyễn Thị Lan Anh'),
    },
    members: [
      row('父亲', 'Christopher Montgomery-Smith', '男', 44),
      row('母亲', 'Nguyễn Thị Lan Anh', '女', 36),
      row('弟弟', 'Alexander Montgomery-Smith', '男', 7),
      row('外婆', 'Nguyễn Thị Mai', '女', 61),
    ],
  },
  {
    name: '很长的少数民族名字',
    facts: {
      ...child('阿卜杜热合曼·买买提明', '1', '2014-05-01'),
      ...parents('买买提明·阿卜杜喀迪尔·努尔艾合买提', '阿依古丽·吾布力卡斯木'),
    },
    members: [
      row('父亲', '买买提明·阿卜杜喀迪尔·努尔艾合买提', '男', 43),
      row('母亲', '阿依古丽·吾布力卡斯木', '女', 40),
      row('爷爷', '阿卜杜喀迪尔·努尔艾合买提', '男', 70),
      row('奶奶', '帕提古丽·阿卜都热依木', '女', 68),
      row('哥哥', '阿卜杜外力·买买提明', '男', 16),
      row('妹妹', '古丽米热·买买提明', '女', 8),
    ],
  },
  {
    name: '同名的人',
    facts: { ...child('王伟', '1', '2013-03-03'), ...parents('王伟', '张敏') },
    members: [
      row('父亲', '王伟', '男', 40),
      row('母亲', '张敏', '女', 38),
      row('姐姐', '张敏', '女', 15),
      row('叔叔', '王伟', '男', 36),
      row('舅舅', '张敏', '男', 33),
    ],
  },
  {
    name: '母亲同居男友，未婚',
    facts: { ...child('罗米', '2', '2017-01-17'), ...parents('', '罗莎', 'outOfContact', 'normal') },
    members: [row('母亲', '罗莎', '女', 27), row('母亲的男友', '鲍某', '男', 31), row('同母异父弟弟', '罗西', '男', 1)],
  },
  {
    name: '树里没有位置的人',
    facts: { ...child('毕升', '1', '2012-02-20'), ...parents('毕大', '卜氏', 'deceased', 'outOfContact') },
    members: [
      row('曾祖母', '毕老太', '女', 91),
      row('干妈', '常氏', '女', 50),
      row('99', '于师傅', '男', 60),
      row('97', '时远', '男', 30),
      row('', '伍某', '', null),
      row('邻居奶奶', '余阿婆', '女', 72),
    ],
  },
  {
    name: '未成年母亲',
    facts: { ...child('元小妹', '2', '2010-06-01'), ...parents('元父', '卜母') },
    members: [
      row('父亲', '元父', '男', 39),
      row('母亲', '卜母', '女', 37),
      row('女儿', '元宝', '女', 0),
      row('弟弟', '元弟', '男', 9),
    ],
  },
  {
    name: '兄弟姐妹各有档案',
    facts: {
      ...child('顾二', '2', '2014-01-01'),
      ...parents('顾父', '孟母', 'gravelyIll', 'normal'),
      'child.livingWith': ['parents'],
    },
    siblings: [
      { name: '顾大', sex: '1', birthDate: '2011-01-01' },
      { name: '顾三', sex: '2', birthDate: '2018-01-01' },
      { name: '顾四', sex: '', birthDate: '' },
    ],
  },
  {
    name: '档案里的妹妹是同母异父的',
    facts: { ...child('平安', '1', '2012-01-01'), ...parents('平父', '黄母', 'deceased', 'normal') },
    members: [row('52', '黄母', '女', 35), row('57', '和继父', '男', 40), row('同母异父妹妹', '和乐', '女', 5)],
    siblings: [{ name: '和乐', sex: '2', birthDate: '2021-01-01' }],
  },
  {
    name: '祖父母抚养，母亲改嫁，父亲去世',
    facts: {
      ...child('穆童', '1', '2015-09-01'),
      ...parents('穆林', '萧红', 'deceased', 'normal'),
      'guardian.name': '穆振',
      'guardian.relation': '祖父',
    },
    members: [
      row('祖父', '穆振', '男', 67),
      row('祖母', '尹氏', '女', 65),
      row('姑姑', '穆青', '女', 30),
      row('伯父', '穆森', '男', 45),
      row('伯母', '姚氏', '女', 43),
      row('堂哥', '穆阳', '男', 15),
    ],
  },
  {
    name: '大家庭：四个叔伯、三个姑、舅和姨，堂表兄弟',
    facts: { ...child('邵丰', '1', '2014-12-01'), ...parents('邵三', '湛氏') },
    members: [
      row('爷爷', '邵公', '男', 80),
      row('奶奶', '汪婆', '女', 78),
      row('大伯', '邵一', '男', 56),
      row('二伯', '邵二', '男', 53),
      row('四叔', '邵四', '男', 44),
      row('五叔', '邵五', '男', 41),
      row('大姑', '邵甲', '女', 55),
      row('二姑', '邵乙', '女', 47),
      row('小姑', '邵丙', '女', 38),
      row('舅舅', '湛大', '男', 40),
      row('小姨', '湛小', '女', 30),
      row('外公', '湛公', '男', 75),
      row('外婆', '祁婆', '女', 73),
      row('父亲', '邵三', '男', 49),
      row('母亲', '湛氏', '女', 43),
      row('堂哥', '邵甲一', '男', 25),
      row('堂姐', '邵甲二', '女', 22),
      row('表弟', '毛头', '男', 8),
      row('哥哥', '邵收', '男', 15),
      row('妹妹', '邵稔', '女', 6),
    ],
  },
  {
    name: '父母分居，孩子跟母亲',
    facts: { ...child('毛毛', '2', '2019-04-04'), ...parents('毛父', '禹母') },
    members: [row('母亲', '禹母', '女', 33, '与丈夫分居')],
  },
  {
    name: '继父或养父（代码），父母双亡',
    facts: { ...child('狄青', '1', '2011-11-01'), ...parents('狄父', '米母', 'deceased', 'deceased') },
    members: [row('57', '贝父', '男', 50), row('58', '明母', '女', 49)],
  },
  {
    name: '性别和年龄都不知道',
    facts: { ...child('无名氏', '', ''), ...parents('', '', 'declaredMissing', 'declaredMissing') },
    members: [row('兄弟姐妹', '某甲', '', null), row('兄弟姐妹', '某乙', '', null)],
  },
  {
    name: '十六个孩子',
    facts: { ...child('成十', '1', '2015-03-03'), ...parents('成父', '戴母') },
    members: Array.from({ length: 15 }, (_, i) =>
      row(i < 8 ? '姐姐' : '弟弟', `成家孩子${String(i + 1)}`, i < 8 ? '女' : '男', 26 - i),
    ),
  },
  {
    name: '生僻字和表外字',
    facts: { ...child('𠮷田㛃', '2', '2016-01-20'), ...parents('𬱖大', '㐱氏') },
    members: [
      row('父亲', '𬱖大', '男', 39),
      row('母亲', '㐱氏', '女', 38),
      row('表妹', '禤𬍛', '女', 6),
      row('姨妈', '㐱二', '女', 35),
    ],
  },
]
