import { mkdtempSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Station } from './e2e/station.ts'
const folder = mkdtempSync('/tmp/E-pipe-')
const stick = join(folder, 'stick'); mkdirSync(stick)
const station = await Station.launch({ profile: join(folder, 'profile') })
await station.answerOpenDialog(stick)
await station.page.getByText('星辰个案').first().waitFor()
const out = await station.page.evaluate(async (MBS) => {
  const call = (window as any).station.call
  const chosen = await call['backup.chooseFolder']({ stationId: '0'.repeat(32) })
  if (!chosen.ok) return chosen
  const made = await call['backup.create']({ folder: chosen.value.folder, name: 'xingchen-backup-2026-01-01-0101.age', bytes: MBS * 2 ** 20 })
  if (!made.ok) return made
  const { file } = made.value
  const bytes = new Uint8Array(2 ** 20); for (let i = 0; i < bytes.length; i += 65536) crypto.getRandomValues(bytes.subarray(i, i + 65536))
  let t = performance.now()
  for (let i = 0; i < MBS; i++) { const w = await call['backup.write']({ file, bytes }); if (!w.ok) return w }
  const write = MBS / ((performance.now() - t) / 1000)
  await call['backup.seal']({ file })
  t = performance.now()
  let same = true
  for (let i = 0; i < MBS; i++) { const r = await call['backup.read']({ file, offset: i * 2 ** 20, length: 2 ** 20 }); if (!r.ok) return r; same &&= r.value.bytes.length === 2**20 && r.value.bytes[7777] === bytes[7777] }
  const read = MBS / ((performance.now() - t) / 1000)
  t = performance.now()
  for (let i = 0; i < 200; i++) await call['backup.read']({ file, offset: 0, length: 100 })
  return { write, read, same, small: (performance.now() - t) / 200 }
}, Number(process.argv[2] ?? 16))
console.log(out)
await station.kill()
process.exit(0)
