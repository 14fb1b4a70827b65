import { z } from '../../domain/zod.ts'
import type { MountedDrive } from './mounted-drive.ts'

/** Linux, util-linux' own listing. Older ones (before 2.37) have one `mountpoint` in the place of `mountpoints`. */
export const LSBLK = {
  command: 'lsblk',
  args: ['-J', '-b', '-o', 'NAME,TYPE,RM,HOTPLUG,TRAN,MOUNTPOINT,FSTYPE,LABEL'],
} as const

const flag = z.union([z.boolean(), z.enum(['0', '1']).transform((text) => text === '1')])
const text = z.string().nullish()

const deviceSchema = z.object({
  type: z.string(),
  rm: flag.nullish(),
  hotplug: flag.nullish(),
  tran: text,
  mountpoint: text,
  fstype: text,
  label: text,
  get children() {
    return z.array(deviceSchema).nullish()
  },
})
type Device = z.infer<typeof deviceSchema>
const listSchema = z.object({ blockdevices: z.array(deviceSchema) })

/** @returns drives on USB or said to be removable; `null` when the words are not lsblk's */
export function readLsblk(words: unknown): readonly MountedDrive[] | null {
  const list = listSchema.safeParse(words)
  return list.success ? list.data.blockdevices.filter(isRemovable).flatMap(mountsOf) : null
}

function isRemovable({ type, rm, hotplug, tran }: Device): boolean {
  // An optical drive is removable too, and no place for a backup; a loop device is a file.
  return type === 'disk' && (tran === 'usb' || rm === true || hotplug === true)
}

function mountsOf(device: Device): readonly MountedDrive[] {
  const { mountpoint, label, fstype, children } = device
  const own =
    typeof mountpoint === 'string' && mountpoint.startsWith('/')
      ? [{ path: mountpoint, label: label ?? '', fileSystem: (fstype ?? '').toLowerCase() }]
      : []
  return [...own, ...(children ?? []).flatMap(mountsOf)]
}
