import type { Page } from 'playwright/test'
import { foundByHand } from './found-by-hand.ts'
import type { FakeLp } from './fake-lp.ts'

export interface NewCase {
  /** As it stands on the printed recovery sheet. */
  readonly recoveryKey: string
  /** Address of the child's file. */
  readonly file: string
}

/** A station founded by hand, and one child registered: the draft of the registration is open. */
export async function beginCase(page: Page, lp: FakeLp, name: string): Promise<NewCase> {
  const recoveryKey = await foundByHand(page, lp)
  await page.getByRole('button', { name: /建档/ }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /^姓名/ }).fill(name)
  await dialog.getByRole('button', { name: '建档，接着写登记表' }).click()
  await page.locator('[data-field="registeredOn"]').waitFor()
  return { recoveryKey, file: page.url().replace(/\/documents\/.*$/, '') }
}

/** Opens a page of the child's file by a button on one of its tabs. */
export async function beginPaper(page: Page, file: string, tab: string, button: RegExp): Promise<void> {
  await page.goto(file)
  await page.getByRole('tab', { name: tab }).click()
  await page.getByRole('button', { name: button }).first().click()
  await page.locator('[data-field]').first().waitFor()
}
