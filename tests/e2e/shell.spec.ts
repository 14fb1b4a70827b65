import { expect, test } from './fixture.ts'

test('the page gets its facts from main, and nothing is written to the console', async ({ station }) => {
  const boot = await station.page.evaluate(() => window.station.call['app.boot'](undefined))
  expect(boot).toMatchObject({ ok: true, value: { language: 'zh', task: null } })
  expect(station.troubles).toEqual([])
})
