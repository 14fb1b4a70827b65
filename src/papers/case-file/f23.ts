/** What cover and contents say they are. */
export const F23 = '表号 F23（2026.1版）'
export const VOLUME = '第1卷\u3000共1卷'
