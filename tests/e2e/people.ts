import type { Page } from 'playwright/test'
import type { Station } from './station.ts'

/** What a head types when somebody joins the station. */
export interface Newcomer {
  readonly name: string
  readonly initials: string
  readonly role: '社工' | '督导' | '文员'
  /** The one the head gives, and the one the person chooses. */
  readonly given: string
  readonly own: string
}

/** As the head, on any page. */
export async function addPerson(page: Page, { name, role, given }: Newcomer): Promise<void> {
  await page.evaluate(() => {
    window.location.hash = '#/settings/staff'
  })
  await page.getByRole('button', { name: '加员工' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('姓名').fill(name)
  await dialog.getByRole('radio', { name: role }).check()
  await dialog.getByLabel('第一个密码').fill(given)
  await dialog.getByLabel('再写一遍').fill(given)
  await dialog.getByRole('button', { name: '加进来' }).click()
  await page.getByText(`${name}加进来了`).waitFor()
}

/** Locks the desk with the key, and opens it as somebody whose password is their own already. */
export async function lockAndOpenAs(station: Station, initials: string, role: string, password: string): Promise<Page> {
  const page = await station.reopenedAfter(() => station.page.keyboard.press('Control+l'))
  await openAs(page, initials, role, password)
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
  return page
}

/** Opens the desk for the first time: the given password is changed before anything else. */
export async function lockAndOpenFirst(station: Station, person: Newcomer): Promise<Page> {
  const page = await station.reopenedAfter(() => station.page.keyboard.press('Control+l'))
  await openAs(page, person.initials, person.role, person.given)
  await page.getByLabel('自己的新密码').fill(person.own)
  await page.getByLabel('再写一遍').fill(person.own)
  await page.getByRole('button', { name: '换成新密码，开始工作' }).click()
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
  return page
}

async function openAs(page: Page, initials: string, role: string, password: string): Promise<void> {
  await page.getByRole('radio', { name: `${initials} ${role}` }).check()
  await page.getByLabel(`${initials}（${role}）的密码`).fill(password)
  await page.keyboard.press('Enter')
}
