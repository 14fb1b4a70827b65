import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** An `lp` for the PATH of the app: keeps what it is sent instead of printing it. */
export interface FakeLp {
  /** Folder to put first in PATH. */
  readonly folder: string
  readonly jobs: () => readonly { readonly pdf: Buffer; readonly args: readonly string[] }[]
  /** From now on it refuses with these words and an exit code, as CUPS does. */
  readonly refuseWith: (words: string) => void
}

/** @param folder made and filled; the test removes it */
export function makeFakeLp(folder: string): FakeLp {
  const jobs = join(folder, 'jobs')
  const refusal = join(folder, 'refusal')
  mkdirSync(jobs, { recursive: true })
  const script = join(folder, 'lp')
  writeFileSync(
    script,
    `#!/bin/sh
if [ -e '${refusal}' ]; then cat '${refusal}' >&2; exit 1; fi
n=$(printf '%03d' $(($(ls '${jobs}' | wc -l) / 2 + 1)))
cat > '${jobs}/'"$n.pdf"
printf '%s\\n' "$@" > '${jobs}/'"$n.txt"
echo "request id is FAKE-$n (0 file(s))"
`,
  )
  chmodSync(script, 0o755)
  return {
    folder,
    jobs: () =>
      readdirSync(jobs)
        .filter((name) => name.endsWith('.txt'))
        .sort()
        .map((name) => ({
          pdf: readFileSync(join(jobs, name.replace('.txt', '.pdf'))),
          args: readFileSync(join(jobs, name), 'utf8').trim().split('\n'),
        })),
    refuseWith: (words) => {
      writeFileSync(refusal, `${words}\n`)
    },
  }
}
