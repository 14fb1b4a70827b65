/**
 * Traditional characters of names as a register or a Hong Kong document writes them, for finding a file by them. Not a
 * conversion: only what stands for one simplified character each in names (《通用规范汉字表》附件1), surnames first.
 */
const PAIRS =
  '陳陈張张劉刘黃黄趙赵吳吴孫孙馬马楊杨許许韓韩馮冯鄧邓蕭萧鄭郑謝谢葉叶蘇苏盧卢賈贾鐘钟鍾钟閻阎鄒邹陸陆萬万錢钱湯汤羅罗賴赖' +
  '龔龚龐庞顧顾嚴严華华呂吕衛卫蔣蒋單单歐欧譚谭區区範范齊齐賀贺竇窦魯鲁關关紀纪慶庆項项閔闵應应樂乐婁娄厲厉祿禄聶聂婭娅翟翟' +
  '畢毕滿满麗丽曉晓嬌娇強强寧宁龍龙鳳凤鵬鹏偉伟傑杰靜静榮荣蘭兰豔艳艷艳瓊琼瑩莹輝辉玥玥軒轩澤泽濤涛潔洁淨净雲云電电風风飛飞' +
  '鴻鸿鷹鹰燈灯燦灿爾尔獻献環环珮佩瑤瑶療疗實实寶宝審审導导將将尋寻層层嵐岚嶺岭幹干廣广廈厦彥彦復复德德憐怜懷怀戀恋戰战揚扬' +
  '攝摄斌斌時时晝昼晉晋曄晔書书會会東东楓枫極极橋桥機机歡欢歲岁殘残氣气沖冲決决測测濱滨瀟潇灃沣無无煒炜煥焕熱热爭争珊珊現现' +
  '瑋玮畫画異异發发盡尽眾众礎础禮礼種种穎颖積积競竞筆笔節节紅红純纯細细紹绍終终組组結结綠绿維维綺绮緒绪緣缘縣县總总績绩織织' +
  '繼继續续纓缨義义習习聖圣聰聪聲声職职肅肃腦脑臨临與与興兴舊旧藝艺莊庄萊莱蓮莲藍蓝薩萨蘊蕴處处號号術术裝装製制見见規规視视親亲' +
  '覺觉觀观記记訊讯許许詠咏詩诗誠诚語语說说課课調调請请論论諾诺講讲識识證证譯译議议護护讀读貝贝財财貞贞責责貴贵費费資资賓宾賢贤' +
  '質质贊赞車车軍军轉转輕轻較较載载連连進进運运達达適适選选遠远遙遥邊边郵邮醫医釋释針针鈺钰銀银銘铭鋒锋錦锦鋼钢錄录鎮镇鏡镜鑫鑫' +
  '長长門门開开間间陽阳際际隨随險险雙双雜杂難难頂顶順顺須须預预頓顿領领頭头頻频題题顏颜願愿類类飯饭館馆駿骏騰腾驍骁驕骄鮮鲜鳴鸣鶯莺' +
  '鶴鹤麥麦點点黨党齡龄島岛嶼屿國国園园圓圆堅坚報报場场塊块墳坟壯壮壽寿夢梦奧奥婦妇孝孝學学寬宽對对屬属師师帥帅歷历備备'

export const TRADITIONAL: ReadonlyMap<string, string> = new Map(
  Array.from(PAIRS).flatMap((character, at, all) => (at % 2 === 0 ? [[character, all[at + 1] ?? character]] : [])),
)

/** 陳 → 陈; other characters as they are. */
export function simplified(character: string): string {
  return TRADITIONAL.get(character) ?? character
}
