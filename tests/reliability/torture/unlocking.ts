import type { Page } from 'playwright/test'
import type { Ledger } from './ledger.ts'

const WRONG = /密码不对/

/** Unlocks as the head, with the password that counts; when a change of it was cut off, with either. */
export async function unlockAs(page: Page, ledger: Ledger): Promise<void> {
  const field = page.getByLabel('WZY（站长）的密码')
  const menu = page.getByRole('navigation', { name: '主菜单' })
  for (const password of ledger.passwords) {
    await field.fill(password)
    await page.keyboard.press('Enter')
    await menu.or(page.getByText(WRONG)).first().waitFor()
    if (!(await menu.isVisible())) continue
    ledger.opened(password)
    return
  }
  throw new Error('no password that was said to be in force opens the station')
}
