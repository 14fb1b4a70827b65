import { open, readFile, stat, type FileHandle } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { backupSentence } from '../backup/failures.ts'
import { keysInFile } from '../backup/key-file.ts'
import { scanBackup } from '../backup/read-backup.ts'
import { SCHEMA_VERSION } from '../domain/schema-version.ts'
import { Extraction } from './extraction.ts'
import { fileStream } from './file-stream.ts'
import type { Terminal } from './terminal.ts'

const USAGE = '用法：npm run open-backup -- 备份文件.age --key 密钥文件.txt [--out 文件夹]'

/** A sentence for the person at the terminal. */
class Stop extends Error {}

/** The exit code: 1 when anything was wrong, with one sentence on `terminal.error`. */
export async function openBackupCommand(args: readonly string[], terminal: Terminal): Promise<0 | 1> {
  try {
    await run(args, terminal)
    return 0
  } catch (error) {
    const sentence =
      error instanceof Stop ? error.message : `打不开：${error instanceof Error ? error.message : String(error)}`
    terminal.error(`${sentence}\n`)
    return 1
  }
}

async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { file, key, out } = readArguments(args)
  const keys = await keysInFile(await readKeyFile(key))
  if (keys.length === 0)
    throw new Stop('密钥文件里没有可用的密钥：应有一行 AGE-SECRET-KEY-1 开头的恢复码，请核对有没有抄错。')
  if (!(await isFile(file))) throw new Stop(`找不到备份文件：${file}`)

  // A backup that is refused is not read to its end, so nobody but us closes it.
  const backup = await open(file, 'r')
  try {
    await verify(backup, keys, out, terminal)
  } finally {
    await backup.close()
  }
}

async function verify(
  backup: FileHandle,
  keys: readonly string[],
  out: string | undefined,
  terminal: Terminal,
): Promise<void> {
  const extraction = out === undefined ? null : await Extraction.begin(out)
  if (extraction === 'exists') throw new Stop('输出文件夹里已经有内容，请换一个空文件夹。')
  try {
    const scanned = await scanBackup(fileStream(backup), keys, { schemaVersion: SCHEMA_VERSION }, extraction ?? {})
    if (!scanned.ok) throw new Stop(backupSentence(scanned.failure, 'zh'))
    const { manifest, vault } = scanned.value
    for (const table of manifest.tables) terminal.out(`${table.name}\t${table.records}\n`)
    const { files, missing, carried } = manifest.attachments
    if (carried) terminal.out(`附件\t${files.length}\n`)
    if (missing.length > 0) terminal.out(`有 ${missing.length} 个附件在做备份时就打不开，没有备份上。\n`)
    terminal.out(
      `备份完好：${manifest.stationName}，制作于 ${manifest.madeAt}，格式第 ${manifest.formatVersion} 版。\n`,
    )
    if (extraction !== null) {
      await extraction.keep(manifest, vault)
      terminal.out(`已解出到 ${extraction.folder}。这些文件没有加密，用完请删除。\n`)
    }
  } finally {
    await extraction?.dropUnlessKept()
  }
}

function readArguments(args: readonly string[]): {
  readonly file: string
  readonly key: string
  readonly out: string | undefined
} {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
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
