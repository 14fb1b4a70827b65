/**
 * What each folder of `src` may import: the house's walls. A folder or package that is not in here fails the test, so
 * whoever adds one says where it may be used.
 */
export interface Room {
  /** Folders of `src` (or single files in them) it may use besides itself. */
  readonly rooms: readonly string[]
  /** Packages, by name; `node:*` stands for Node's own modules. */
  readonly packages: readonly string[]
}

const SCREEN = [
  'react',
  'react-dom',
  'react-hook-form',
  'react-i18next',
  'i18next',
  '@hookform/resolvers',
  '@mantine/core',
  '@mantine/dates',
  '@mantine/hooks',
  '@tabler/icons-react',
  '@tanstack/react-router',
  '@tanstack/react-virtual',
  'get-nonce',
  'pdfjs-dist',
  'dayjs',
  'hash-wasm',
  'zod',
] as const

export const ROOMS: Readonly<Record<string, Room>> = {
  domain: { rooms: [], packages: ['zod', 'dayjs', 'pinyin-pro'] },
  forms: { rooms: ['domain'], packages: [] },
  contract: { rooms: ['domain', 'forms'], packages: [] },
  sheets: { rooms: ['domain'], packages: [] },
  register: { rooms: ['domain', 'forms', 'sheets'], packages: [] },
  vault: { rooms: ['domain/zod.ts', 'domain/result.ts'], packages: ['age-encryption', 'hash-wasm', '@scure/base'] },
  storage: { rooms: ['domain', 'forms', 'vault', 'contract'], packages: ['dexie'] },
  verbs: { rooms: ['domain', 'forms', 'storage', 'contract', 'vault'], packages: [] },
  backup: { rooms: ['domain', 'vault', 'contract'], packages: ['modern-tar', 'age-encryption', 'hash-wasm'] },
  papers: { rooms: ['domain', 'forms', 'contract'], packages: ['pdfmake', 'fontkit', 'node:*'] },
  main: { rooms: ['contract', 'domain/zod.ts', 'domain/result.ts'], packages: ['electron', 'node:*'] },
  'print-process': { rooms: ['papers', 'contract'], packages: ['electron', 'node:*'] },
  preload: { rooms: ['contract'], packages: ['electron'] },
  cli: {
    rooms: ['backup', 'vault', 'papers', 'forms', 'domain', 'contract'],
    packages: ['node:*', 'hash-wasm'],
  },
  renderer: {
    rooms: ['domain', 'forms', 'contract', 'vault', 'storage', 'verbs', 'backup', 'sheets', 'register'],
    packages: SCREEN,
  },
}

/** The one file that may import zod; it sets it up for the page's content security policy. */
export const ZOD_DOOR = 'domain/zod.ts'
