/** Stands in everything that is typed, and nowhere else in the world. */
export const CANARY = '黄鹂停电'
