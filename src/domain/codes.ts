import type { Localized } from './localized.ts'

/**
 * The code lists of the trade, by name. A stored value is a code; papers print its Chinese word. Where a national
 * standard stands behind a list its codes are used as they are; the others are this product's own words.
 */
export interface CodeEntry {
  readonly code: string
  readonly label: Localized
}
export interface CodeList {
  /** Standard or paper the list is taken from. */
  readonly source: string
  readonly entries: readonly CodeEntry[]
}

function list(source: string, rows: readonly (readonly [code: string, zh: string, en: string])[]): CodeList {
  return { source, entries: rows.map(([code, zh, en]) => ({ code, label: { zh, en } })) }
}

export const CODE_LISTS = {
  sex: list('GB/T 2261.1', [
    ['1', '男', 'Male'],
    ['2', '女', 'Female'],
    ['0', '未知', 'Unknown'],
    ['9', '未说明', 'Not stated'],
  ]),

  marriage: list('GB/T 2261.2', [
    ['10', '未婚', 'Never married'],
    ['20', '已婚', 'Married'],
    ['21', '初婚', 'First marriage'],
    ['22', '再婚', 'Remarried'],
    ['23', '复婚', 'Remarried to former spouse'],
    ['30', '丧偶', 'Widowed'],
    ['40', '离异', 'Divorced'],
    ['90', '未说明', 'Not stated'],
  ]),

  education: list('GB/T 4658', [
    ['10', '研究生', 'Postgraduate'],
    ['20', '大学本科', 'Bachelor'],
    ['30', '大学专科', 'College'],
    ['40', '中等职业', 'Vocational secondary'],
    ['60', '普通高中', 'Senior secondary'],
    ['70', '初中', 'Junior secondary'],
    ['80', '小学', 'Primary'],
    ['90', '其他', 'Other'],
  ]),

  /** Relation to the child; 01 and 02 of the standard do not arise in a list of the child's family. */
  kinship: list('GB/T 4761', [
    ['51', '父亲', 'Father'],
    ['52', '母亲', 'Mother'],
    ['57', '继父或养父', 'Step- or adoptive father'],
    ['58', '继母或养母', 'Step- or adoptive mother'],
    ['61', '祖父', "Father's father"],
    ['62', '祖母', "Father's mother"],
    ['63', '外祖父', "Mother's father"],
    ['64', '外祖母', "Mother's mother"],
    ['71', '哥哥', 'Elder brother'],
    ['73', '弟弟', 'Younger brother'],
    ['75', '姐姐', 'Elder sister'],
    ['77', '妹妹', 'Younger sister'],
    ['81', '伯父', "Father's elder brother"],
    ['83', '叔父', "Father's younger brother"],
    ['85', '舅父', "Mother's brother"],
    ['88', '姨母', "Mother's sister"],
    ['90', '姑母', "Father's sister"],
    ['10', '配偶', 'Spouse'],
    ['20', '子', 'Son'],
    ['30', '女', 'Daughter'],
    ['40', '孙辈', 'Grandchild'],
    ['97', '其他亲属', 'Other relative'],
    ['99', '非亲属', 'Not related'],
  ]),

  ethnicGroup: list('GB/T 3304', [
    ['01', '汉族', 'Han'],
    ['02', '蒙古族', 'Mongol'],
    ['03', '回族', 'Hui'],
    ['04', '藏族', 'Zang'],
    ['05', '维吾尔族', 'Uygur'],
    ['06', '苗族', 'Miao'],
    ['07', '彝族', 'Yi'],
    ['08', '壮族', 'Zhuang'],
    ['09', '布依族', 'Buyei'],
    ['10', '朝鲜族', 'Chosen'],
    ['11', '满族', 'Man'],
    ['12', '侗族', 'Dong'],
    ['13', '瑶族', 'Yao'],
    ['14', '白族', 'Bai'],
    ['15', '土家族', 'Tujia'],
    ['16', '哈尼族', 'Hani'],
    ['17', '哈萨克族', 'Kazak'],
    ['18', '傣族', 'Dai'],
    ['19', '黎族', 'Li'],
    ['20', '傈僳族', 'Lisu'],
    ['21', '佤族', 'Va'],
    ['22', '畲族', 'She'],
    ['23', '高山族', 'Gaoshan'],
    ['24', '拉祜族', 'Lahu'],
    ['25', '水族', 'Sui'],
    ['26', '东乡族', 'Dongxiang'],
    ['27', '纳西族', 'Naxi'],
    ['28', '景颇族', 'Jingpo'],
    ['29', '柯尔克孜族', 'Kirgiz'],
    ['30', '土族', 'Tu'],
    ['31', '达斡尔族', 'Daur'],
    ['32', '仫佬族', 'Mulao'],
    ['33', '羌族', 'Qiang'],
    ['34', '布朗族', 'Blang'],
    ['35', '撒拉族', 'Salar'],
    ['36', '毛南族', 'Maonan'],
    ['37', '仡佬族', 'Gelao'],
    ['38', '锡伯族', 'Xibe'],
    ['39', '阿昌族', 'Achang'],
    ['40', '普米族', 'Pumi'],
    ['41', '塔吉克族', 'Tajik'],
    ['42', '怒族', 'Nu'],
    ['43', '乌孜别克族', 'Uzbek'],
    ['44', '俄罗斯族', 'Russ'],
    ['45', '鄂温克族', 'Ewenki'],
    ['46', '德昂族', 'Deang'],
    ['47', '保安族', 'Bonan'],
    ['48', '裕固族', 'Yugur'],
    ['49', '京族', 'Gin'],
    ['50', '塔塔尔族', 'Tatar'],
    ['51', '独龙族', 'Derung'],
    ['52', '鄂伦春族', 'Oroqen'],
    ['53', '赫哲族', 'Hezhen'],
    ['54', '门巴族', 'Monba'],
    ['55', '珞巴族', 'Lhoba'],
    ['56', '基诺族', 'Jino'],
    ['97', '其他', 'Other'],
    ['98', '外国血统', 'Foreign descent'],
  ]),

  disabilityKind: list('GB/T 26341-2010', [
    ['1', '视力', 'Sight'],
    ['2', '听力', 'Hearing'],
    ['3', '言语', 'Speech'],
    ['4', '肢体', 'Limb'],
    ['5', '智力', 'Intellectual'],
    ['6', '精神', 'Mental'],
    ['7', '多重', 'Multiple'],
  ]),

  /** 1 is the gravest. */
  disabilityGrade: list('GB/T 26341-2010', [
    ['1', '一级', 'Grade 1'],
    ['2', '二级', 'Grade 2'],
    ['3', '三级', 'Grade 3'],
    ['4', '四级', 'Grade 4'],
  ]),

  idType: list('own list; the papers a station meets (domain.md §8.3)', [
    ['residentId', '居民身份证', 'Resident ID'],
    ['hukouBook', '户口簿', 'Household register'],
    ['birthCertificate', '出生医学证明', 'Birth certificate'],
    ['hkMacaoTaiwanResidence', '港澳台居住证', 'Residence permit (HK, Macao, Taiwan)'],
    ['hkMacaoPermit', '港澳通行证', 'HK or Macao travel permit'],
    ['taiwanPermit', '台湾通行证', 'Taiwan travel permit'],
    ['foreignResidence', '外国人永居证', "Foreigner's permanent residence card"],
    ['passport', '护照', 'Passport'],
    ['none', '无证件', 'None'],
    ['unknown', '不详', 'Unknown'],
  ]),

  housing: list('own list (F01 ⑧)', [
    ['owned', '自有', 'Owned'],
    ['selfBuilt', '自建（祖屋）', 'Self-built or ancestral'],
    ['rented', '租住', 'Rented'],
    ['publicRental', '公租房', 'Public rental'],
    ['dormitory', '单位宿舍', "Employer's dormitory"],
    ['lent', '借住', 'Lent by others'],
    ['other', '其他', 'Other'],
  ]),

  /** The five named services and the themes of 星辰计划 (product.md §2). */
  service: list('星辰计划 1+5+1', [
    ['assessment', '前期评估', 'Assessment'],
    ['counselling', '心理辅导', 'Counselling'],
    ['followUp', '跟踪回访', 'Follow-up'],
    ['rights', '权益维护', 'Rights'],
    ['discovery', '主动发现', 'Active discovery'],
    ['tutoring', '学业辅导', 'Tutoring'],
    ['companionship', '亲情陪伴', 'Companionship'],
    ['safetyEducation', '安全教育', 'Safety education'],
    ['rehabilitation', '康复训练', 'Rehabilitation'],
    ['resources', '资源链接', 'Resource linking'],
  ]),

  /** 五社联动, and the family itself, which carries many measures. */
  party: list('五社联动', [
    ['community', '社区', 'Community'],
    ['volunteer', '志愿者', 'Volunteers'],
    ['worker', '社工', 'Social workers'],
    ['organisation', '社会组织', 'Social organisations'],
    ['resource', '社会资源', 'Social resources'],
    ['family', '家庭', 'Family'],
  ]),

  /** To whom a case is referred (domain.md §6.1). */
  referralRecipient: list('domain.md §6.1', [
    ['police', '公安机关', 'Police'],
    ['civilAffairs', '民政部门', 'Civil affairs'],
    ['protectionCentre', '未保机构', 'Child protection institution'],
    ['procuratorate', '检察机关', 'Procuratorate'],
    ['hospital', '医疗机构', 'Hospital'],
    ['disabledFederation', '残联', "Disabled persons' federation"],
    ['rehabilitation', '康复机构', 'Rehabilitation provider'],
    ['school', '学校', 'School'],
    ['education', '教育部门', 'Education authority'],
    ['womensFederation', '妇联', "Women's federation"],
    ['youthLeague', '共青团', 'Youth League'],
    ['legalAid', '法律援助机构', 'Legal aid'],
    ['socialRelief', '社会救助窗口', 'Social relief counter'],
    ['policeStation', '派出所（户籍）', 'Police station (registration)'],
    ['charity', '慈善组织', 'Charity'],
    ['otherStation', '其他社工机构', 'Other social work agency'],
    ['other', '其他', 'Other'],
  ]),
} as const satisfies Record<string, CodeList>

export type CodeListName = keyof typeof CODE_LISTS

export function isCodeListName(name: string): name is CodeListName {
  return Object.hasOwn(CODE_LISTS, name)
}

/** The entries of a list, or none when there is no such list. */
export function codeEntries(name: string): readonly CodeEntry[] {
  return isCodeListName(name) ? CODE_LISTS[name].entries : []
}

/** The word of a code; the code itself when the list does not hold it, so that nothing written is hidden. */
export function codeWord(name: string, code: string, language: keyof Localized): string {
  return codeEntries(name).find((entry) => entry.code === code)?.label[language] ?? code
}
