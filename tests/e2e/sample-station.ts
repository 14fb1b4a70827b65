import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Station } from './station.ts'

const PROJECT = resolve(import.meta.dirname, '../..')
export const SAMPLE_PASSWORD = '海风 榕树 七点 自行车'

export interface SampleWish {
  readonly children: number
  readonly seed: number
  /** Used first, one child each. */
  readonly names: readonly string[]
  /** Folders put before the app's PATH. */
  readonly path?: readonly string[]
  /** For the making of it and for the app. */
  readonly env?: Readonly<Record<string, string>>
  /** With the accounts worker, supervisor and clerk, and the same password. */
  readonly staff?: boolean
}

/** A synthetic station made by `npm run sample`, opened with the head's password. `folder` holds profile and names. */
export async function openSample(
  folder: string,
  { children, seed, names, path = [], env = {}, staff = false }: SampleWish,
): Promise<Station> {
  const profile = join(folder, 'profile')
  const namesFile = join(folder, 'names.txt')
  mkdirSync(profile, { recursive: true })
  writeFileSync(namesFile, names.join('\n'))
  const made = spawnSync(
    process.execPath,
    [
      join(PROJECT, 'scripts/sample.ts'),
      ...['--profile', profile, '--children', String(children), '--years', '1', '--seed', String(seed)],
      ...['--names', namesFile],
      ...(staff ? ['--staff'] : []),
    ],
    {
      cwd: PROJECT,
      encoding: 'utf8',
      env: { ...process.env, ...env, STATION_PASSWORD: SAMPLE_PASSWORD },
      timeout: 120_000,
    },
  )
  if (made.status !== 0) throw new Error(`no sample: ${made.stdout}${made.stderr}`)
  const station = await Station.launch({ profile, path, env })
  await station.page.getByLabel('WZY（站长）的密码').fill(SAMPLE_PASSWORD)
  await station.page.keyboard.press('Enter')
  await station.page.getByRole('navigation', { name: '主菜单' }).waitFor()
  return station
}
