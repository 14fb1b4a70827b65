/** Refused by one file system or another, or by a shell. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}\p{Zl}\p{Zp}]/gu
/** Invisible, among them those that turn the direction of writing: `fdp.exe` could be shown as `exe.pdf`. */
const INVISIBLE = /[\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/gu
/** Devices of Windows, with any extension: it does not make such a file. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

/** What a file name that crosses to the main process may be. */
export const FILE_NAME = /^(?![. ])[^\\/:*?"<>|\p{Cc}\p{Cf}]{1,120}$/u

/**
 * A file name proposed for saving, in characters every file system takes.
 * @param words what a person wrote; any text
 * @param extension without its dot
 * @param most characters of it without the extension
 */
export function fileNameFrom(words: string, extension: string, most = 80): string {
  const plain = words.normalize('NFC').replaceAll(FORBIDDEN, ' ').replaceAll(INVISIBLE, '').replaceAll(/\s+/g, ' ')
  const bare = Array.from(plain.replace(/^[. ]+/, ''))
    .slice(0, most)
    .join('')
    .replace(/[. ]+$/, '')
  const name = bare === '' ? 'attachment' : DEVICE.test(bare.replace(/\..*$/s, '').trim()) ? `_${bare}` : bare
  return `${name}.${extension}`
}
