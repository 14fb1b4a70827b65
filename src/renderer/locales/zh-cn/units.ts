/** Amounts inside other sentences: English takes them with `$t(units.days, …)`, because each of them has a singular. */
export const units = {
  days: '{{count}} 天',
  everyDays: '每 {{count}} 天一次',
  months: '{{count}} 个月',
  points: '{{count}} 分',
  pages: '{{count}} 页',
} as const
