/**
 * `npm run open-backup -- FILE.age --key key.txt [--out DIR]`
 *
 * Reads a backup without the app: verifies all of it, lists its tables with their counts, and with `--out` writes the
 * tables and attachments out in clear, these under their titles. Anything wrong: one sentence on stderr, exit code 1, and no folder left behind.
 */
import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { backupSentence } from '../backup/failures.ts'
import { keysInFile } from '../backup/key-file.ts'
import { scanBackup } from '../backup/read-backup.ts'
import { SCHEMA_VERSION } from '../domain/schema-version.ts'
import { Extraction } from './extraction.ts'
import { fileStream } from './file-stream.ts'

const USAGE = '用法：npm run open-backup -- 备份文件.age --key 密钥文件.txt [--out 文件夹]'

/** A sentence for the person at the terminal. */
class Stop extends Error {}

async function main(): Promise<void> {
  const { file, key, out } = readArguments()
  const keys = await keysInFile(await readKeyFile(key))
  if (keys.length === 0)
    throw new Stop('密钥文件里没有可用的密钥：应有一行 AGE-SECRET-KEY-1 开头的恢复码，请核对有没有抄错。')
  if (!(await isFile(file))) throw new Stop(`找不到备份文件：${file}`)

  const extraction = out === undefined ? null : await Extraction.begin(out)
  if (extraction === 'exists') throw new Stop('输出文件夹里已经有内容，请换一个空文件夹。')
  try {
    const scanned = await scanBackup(await fileStream(file), keys, { schemaVersion: SCHEMA_VERSION }, extraction ?? {})
    if (!scanned.ok) throw new Stop(backupSentence(scanned.failure, 'zh'))
    const { manifest, vault } = scanned.value
    for (const table of manifest.tables) console.log(`${table.name}\t${table.records}`)
    const { files, missing, carried } = manifest.attachments
    if (carried) console.log(`附件\t${files.length}`)
    if (missing.length > 0) console.log(`有 ${missing.length} 个附件在做备份时就打不开，没有备份上。`)
    console.log(`备份完好：${manifest.stationName}，制作于 ${manifest.madeAt}，格式第 ${manifest.formatVersion} 版。`)
    if (extraction !== null) {
      await extraction.keep(manifest, vault)
      console.log(`已解出到 ${extraction.folder}。这些文件没有加密，用完请删除。`)
    }
  } finally {
    await extraction?.dropUnlessKept()
  }
}

function readArguments(): { readonly file: string; readonly key: string; readonly out: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { key: { type: 'string' }, out: { type: 'string' } },
    })
    const [file, ...more] = positionals
    if (file === undefined || values.key === undefined || more.length > 0) throw new Stop(USAGE)
    return { file, key: values.key, out: values.out }
  } catch (error) {
    // Node's own words for an unknown option are English and name no cure.
    if (error instanceof TypeError) throw new Stop(USAGE)
    throw error
  }
}

async function readKeyFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new Stop(`读不到密钥文件：${path}`, { cause: error })
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}

try {
  await main()
} catch (error) {
  const sentence =
    error instanceof Stop ? error.message : `打不开：${error instanceof Error ? error.message : String(error)}`
  console.error(sentence)
  process.exitCode = 1
}
