/**
 * Words and phrases that guessers try first, lower case and without spaces: the heads of the published lists of leaked
 * passwords, the Chinese ones in pinyin, lucky numbers that sound like phrases, and the words of this trade. A password
 * made of these and little else is refused.
 */
export const COMMON_PASSWORDS: readonly string[] = [
  // Everywhere.
  ...['password', 'passwort', 'passw', 'admin', 'administrator', 'welcome', 'letmein', 'login', 'master', 'monkey'],
  ...['dragon', 'sunshine', 'princess', 'football', 'baseball', 'iloveyou', 'superman', 'batman', 'shadow', 'secret'],
  ...['hello', 'freedom', 'whatever', 'trustno', 'starwars', 'computer', 'internet', 'windows', 'office', 'microsoft'],
  ...[
    'user',
    'guest',
    'root',
    'test',
    'tester',
    'default',
    'changeme',
    'temp',
    'access',
    'system',
    'server',
    'manager',
  ],
  ...['love', 'lovely', 'baby', 'angel', 'money', 'family', 'home', 'happy', 'lucky', 'forever', 'summer', 'winter'],
  ...['abcd', 'abc', 'asdf', 'zxcv', 'qwer', 'qwerty', 'asdfgh', 'qazwsx', 'qweasd', 'zxcvbn', 'aaa', 'xxx'],
  // Pinyin.
  ...['woaini', 'woaiwo', 'aini', 'woaiwojia', 'woxihuanni', 'wojiushiwo', 'wobuzhidao', 'nihao', 'nishishui'],
  ...['mima', 'wodemima', 'mimamima', 'denglu', 'baobao', 'baobei', 'laopo', 'laogong', 'mama', 'baba', 'jiejie'],
  ...['zhongguo', 'china', 'beijing', 'shanghai', 'guangzhou', 'shenzhen', 'hainan', 'haikou', 'xiuying', 'zhonghua'],
  ...['kuaile', 'xingfu', 'pingan', 'jiankang', 'shengri', 'shengrikuaile', 'gongxifacai', 'facai', 'wanshiruyi'],
  ...['caonima', 'tamade', 'wocao', 'tianxia', 'xiaoxiao', 'taobao', 'weixin', 'wechat', 'baidu', 'alipay', 'tencent'],
  // Numbers that sound like a phrase, and lucky runs.
  ...['1314520', '5201314', '5211314', '1314', '520', '521', '5203344', '3344', '7758521', '7758258', '147258369'],
  ...['666', '888', '168', '518', '588', '886', '995', '9527', '10086', '10010', '95588', '110120', '12306', '007'],
  // In characters.
  ...['我爱你', '一生一世', '你好', '密码', '我的密码', '中国', '祖国', '平安', '快乐', '生日快乐', '恭喜发财'],
  // This trade and this program.
  ...['xingchen', 'xingchengean', 'shegong', 'shehuigongzuo', 'gongzuozhan', 'shegongzhan', 'jiedao', 'minzheng'],
  ...['ertong', 'kunjingertong', 'zhanzhang', 'weibao', 'beifen', 'gean', 'station', 'casebook', 'backup', 'worker'],
  ...['星辰', '星辰个案', '社工', '社工站', '工作站', '社会工作站', '街道', '民政', '儿童', '站长', '个案', '备份'],
]

/** Rows and columns of the keyboard, for finger walks such as `qwer` or `1qaz2wsx`. */
export const KEYBOARD_WALKS: readonly string[] = [
  'qwertyuiop[]',
  'asdfghjkl;',
  'zxcvbnm,./',
  '`1234567890-=',
  '!@#$%^&*()',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  'qazwsxedcrfvtgbyhnujmikolp',
  '147258369',
  '741852963',
]
