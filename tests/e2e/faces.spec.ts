import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from './fixture.ts'
import { Station } from './station.ts'

/** Latin only (Liberation), so that every Chinese word has to come from the app. */
const LATIN_FACES = resolve(import.meta.dirname, '../../node_modules/pdfjs-dist/standard_fonts')

function facesRead(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    await document.fonts.ready
    return performance
      .getEntriesByType('resource')
      .flatMap(({ name }) => /(common-)?Noto[A-Za-z]+_\d+[A-Za-z]+/.exec(name)?.[0] ?? [])
      .sort()
  })
}

test('a PC without a Chinese face reads the small faces, and a whole one only for a rare character', async ({
  profile,
  folder,
}) => {
  test.skip(process.platform !== 'linux', 'fontconfig hides the faces of the PC')
  const hiding = join(folder, 'fontconfig')
  mkdirSync(hiding)
  const config = join(hiding, 'fonts.conf')
  const cache = `<cachedir>${join(hiding, 'cache')}</cachedir>`
  writeFileSync(config, `<?xml version="1.0"?><fontconfig><dir>${LATIN_FACES}</dir>${cache}</fontconfig>`)
  const station = await Station.launch({ profile, env: { FONTCONFIG_FILE: config } })
  const { page } = station
  await page.getByRole('heading', { name: '写下这个站的信头' }).waitFor()
  expect(await facesRead(page)).toEqual([
    'common-NotoSansSC_400Regular',
    'common-NotoSansSC_500Medium',
    'common-NotoSerifSC_600SemiBold',
  ])
  await page.getByLabel('站名，和公章一致').fill('𬱖里街道社会工作站')
  // 10 MB through the stand-in's pipe.
  await expect.poll(() => facesRead(page), { timeout: 60_000 }).toContain('NotoSansSC_400Regular')
  expect(station.troubles).toEqual([])
  await station.close()
})
