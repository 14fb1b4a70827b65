import type { Page } from 'playwright/test'

/** On the open file of a child: enters a guardian's signed paper that lets one body be told. */
export async function enterConsent(page: Page, recipient: string): Promise<void> {
  await page.getByRole('tab', { name: /同意/u }).click()
  await page.getByRole('button', { name: '登记签好的同意书', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('同意服务和记录这些信息').check()
  await dialog.getByLabel(/孩子自己签了名/u).check()
  await dialog.getByRole('button', { name: '再加一个单位' }).click()
  await dialog.getByLabel('接收单位').fill(recipient)
  await dialog.getByLabel('为什么').fill('诊疗')
  await dialog.getByLabel('给什么').fill('睡眠、情绪记录')
  await dialog.getByLabel('同意', { exact: true }).check()
  await dialog.getByRole('button', { name: '登记', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}
