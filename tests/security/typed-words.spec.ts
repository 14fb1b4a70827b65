import type { Page } from 'playwright/test'
import { exampleValues } from '../../src/forms/example.ts'
import { formByCode } from '../../src/forms/forms.ts'
import { filesHolding } from '../e2e/files-holding.ts'
import { fillForm } from '../e2e/fill-form.ts'
import { expect, test } from '../e2e/fixture.ts'
import { HEAD, PLACES, unlockAsHead } from '../e2e/found-by-hand.ts'
import { beginCase } from '../e2e/new-case.ts'

/*
 * What is typed here are children's names and passwords. A browser would learn them: its password manager, its autofill,
 * its form history, its spell checker. Electron has the last one only; the Chromium under the stand-in has all four at
 * work, so a field that invites them is found here.
 */

const REGISTRATION = formByCode('F01')
if (REGISTRATION === null) throw new Error('no F01')
const registration = REGISTRATION
const NAME = '顾小棠'
const PERSONAL = {
  name: NAME,
  formerName: '顾棠棠',
  alias: '海棠花',
  idNumber: '460105201705210037',
  address: '望海路七十八号后院',
  guardianName: '顾望川',
  guardianPhone: '13800000021',
  hazards: '阳台没有护栏，她常趴在上面喊爸爸。',
} as const
const SEARCHED = '沈阿囡'

/** The fields on the page that a browser would be invited to learn from. */
function invitingFields(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const typed = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      'textarea, input:not([type=radio], [type=checkbox], [type=hidden])',
    )
    if (typed.length === 0) return ['no field at all']
    // A password's form names its account itself; else a store takes the field before it, a person's name.
    const quiet = (field: HTMLInputElement | HTMLTextAreaElement) =>
      ['off', 'new-password', 'current-password'].includes(field.autocomplete) ||
      (field.autocomplete === 'username' && field.readOnly)
    return [...typed]
      .filter((field) => !quiet(field) || field.spellcheck || field.closest('[writingsuggestions="false"]') === null)
      .map((field) => field.outerHTML)
  })
}

test('what is typed is in no file of the profile, and no field invites a browser to learn it', async ({
  station,
  profile,
  lp,
}) => {
  const { page } = station
  await page.getByLabel('站名，和公章一致').waitFor()
  expect(await invitingFields(page)).toEqual([])
  await beginCase(page, lp, NAME)
  await fillForm(page, registration, { ...exampleValues(registration), ...PERSONAL })
  expect(await invitingFields(page)).toEqual([])
  await page.getByText(/草稿已保存/).waitFor()
  await page.keyboard.press('Alt+2')
  await page.getByRole('textbox', { name: '在名单里找' }).fill(SEARCHED)
  await page.keyboard.press('Enter')
  expect(await invitingFields(page)).toEqual([])
  await page.keyboard.press('Alt+4')
  await page.getByRole('heading', { name: '设置' }).waitFor()
  expect(await invitingFields(page)).toEqual([])

  const locked = await station.reopenedAfter(() => page.keyboard.press('Control+l'))
  await locked.getByLabel('WZY（站长）的密码').waitFor()
  expect(await invitingFields(locked)).toEqual([])
  await unlockAsHead(locked)
  await station.close()
  const secrets = [HEAD.name, HEAD.password, ...PLACES, ...Object.values(PERSONAL), SEARCHED]
  expect(filesHolding(profile, secrets)).toEqual([])
  // The look itself can find something: the station's name lies in clear, for the page before a password.
  expect(filesHolding(profile, ['秀英街道社会工作站'])).not.toEqual([])
})

test('the shell has the spell checker off and asks no keyring', async ({ sharedStation: { app } }) => {
  const shell = await app.evaluate((electron) => ({
    spellChecker: electron.session.defaultSession.isSpellCheckerEnabled(),
    keyring: electron.app.commandLine.getSwitchValue('password-store'),
  }))
  expect(shell).toEqual({ spellChecker: false, keyring: 'basic' })
})
