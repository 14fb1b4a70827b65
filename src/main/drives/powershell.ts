import { z } from '../../domain/zod.ts'
import type { MountedDrive } from './mounted-drive.ts'

/** Windows: volumes of disks on USB or of card readers. PowerShell 5 gives one object, an array, or nothing at all. */
export const POWERSHELL = {
  command: 'powershell.exe',
  args: [
    '-NoProfile',
    '-NonInteractive',
    '-Command',
    [
      '[Console]::OutputEncoding = [Text.Encoding]::UTF8',
      "Get-Disk | Where-Object { $_.BusType -in 'USB','SD','MMC' -and -not $_.IsBoot -and -not $_.IsSystem }" +
        ' | Get-Partition | Get-Volume | Select-Object DriveLetter,FileSystemLabel,FileSystem | ConvertTo-Json -Compress',
    ].join('; '),
  ],
} as const

const volumeSchema = z.object({
  // A letter is a .NET char: a string, or NUL for a volume without one.
  DriveLetter: z.string().nullish(),
  FileSystemLabel: z.string().nullish(),
  FileSystem: z.string().nullish(),
})
const listSchema = z.union([z.array(volumeSchema), volumeSchema.transform((volume) => [volume])])

/** @returns volumes that have a letter; `null` when the words are not those of the command above */
export function readPowershell(words: unknown): readonly MountedDrive[] | null {
  const list = listSchema.safeParse(words)
  if (!list.success) return null
  return list.data.flatMap(({ DriveLetter, FileSystemLabel, FileSystem }) =>
    typeof DriveLetter === 'string' && /^[A-Za-z]$/.test(DriveLetter)
      ? [
          {
            path: `${DriveLetter.toUpperCase()}:\\`,
            label: FileSystemLabel ?? '',
            fileSystem: (FileSystem ?? '').toLowerCase(),
          },
        ]
      : [],
  )
}
