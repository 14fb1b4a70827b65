export const referral = { title: '转介函' } as const
