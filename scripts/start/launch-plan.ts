/** What was found out about this PC. */
export interface Facts {
  readonly platform: NodeJS.Platform
  readonly isRoot: boolean
  /** Whether there is a screen to open a window on (Linux: DISPLAY or WAYLAND_DISPLAY). */
  readonly hasDisplay: boolean
  readonly hasXvfbRun: boolean
  /** Path of the Electron binary, or why it could not be had. */
  readonly electron: { readonly path: string } | { readonly missing: string }
  /** Libraries Electron needs and the system lacks, as `ldd` names them. */
  readonly missingLibraries: readonly string[]
  /** Linux: whether an ordinary user may make namespaces, which Chromium's sandbox is built on. */
  readonly usernsAllowed: boolean
  /** Path of Electron's own sandbox helper when it is set up (owned by root, setuid), else undefined. */
  readonly sandboxHelper: string | undefined
  readonly chromium: string | undefined
}

export type Plan = {
  /** Lines for the terminal, in order. */
  readonly say: readonly string[]
} & (
  | {
      readonly kind: 'run'
      readonly command: readonly [string, ...string[]]
      readonly env: Readonly<Record<string, string>>
    }
  | { readonly kind: 'stop' }
)

/** Debian's package for each library a bare system lacks. */
const PACKAGE_OF: Readonly<Record<string, string>> = {
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libnspr4.so': 'libnspr4',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libasound.so.2': 'libasound2',
  'libgbm.so.1': 'libgbm1',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcups.so.2': 'libcups2',
  'libdrm.so.2': 'libdrm2',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libcairo.so.2': 'libcairo2',
  'libdbus-1.so.3': 'libdbus-1-3',
}

/** How to open the app on this PC, or in which words to say that it cannot be. */
export function launchPlan(facts: Facts, standin: string): Plan {
  return 'path' in facts.electron
    ? electronPlan(facts, facts.electron.path)
    : standinPlan(facts, facts.electron.missing, standin)
}

function electronPlan(facts: Facts, electron: string): Plan {
  if (facts.platform !== 'linux') return { kind: 'run', say: [], command: [electron, '.'], env: {} }
  if (facts.missingLibraries.length > 0) return { kind: 'stop', say: librarySentences(facts.missingLibraries) }
  const say: string[] = []
  const args = [electron, '.']
  if (facts.isRoot) {
    say.push(
      'You are root, so Chromium runs without its sandbox (--no-sandbox). For real cases use an ordinary account.',
    )
    args.push('--no-sandbox')
  } else if (!facts.usernsAllowed && facts.sandboxHelper === undefined) {
    const helper = electron.replace(/[^/]+$/, 'chrome-sandbox')
    return {
      kind: 'stop',
      say: [
        'This system forbids user namespaces, which the sandbox needs. Give it its helper once, then start again:',
        `  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`,
      ],
    }
  }
  return onDisplay(facts, say, args, {})
}

function standinPlan(facts: Facts, missing: string, standin: string): Plan {
  const say = [`The Electron binary cannot be had (${missing}).`]
  if (facts.platform !== 'linux')
    return {
      kind: 'stop',
      say: [...say, 'Check the network, or set ELECTRON_MIRROR to a mirror you may use, and start again.'],
    }
  if (facts.chromium === undefined)
    return { kind: 'stop', say: [...say, 'A stand-in window would need Chromium: node scripts/setup.ts'] }
  say.push('Opening the stand-in window over the system’s Chromium instead. It is for looking, not for real cases.')
  return onDisplay(facts, say, [standin, '.'], { STANDIN_HEADED: '1' })
}

function onDisplay(
  facts: Facts,
  say: readonly string[],
  command: readonly string[],
  env: Readonly<Record<string, string>>,
): Plan {
  const [program = '', ...args] = command
  if (facts.hasDisplay) return { kind: 'run', say, command: [program, ...args], env }
  if (facts.hasXvfbRun)
    return {
      kind: 'run',
      say: [...say, 'There is no screen here: the window opens on a virtual one (xvfb-run) that nobody sees.'],
      command: ['xvfb-run', '-a', program, ...args],
      env,
    }
  return {
    kind: 'stop',
    say: [...say, 'There is no screen here to open a window on. To see what the app does, run: npm run demo'],
  }
}

function librarySentences(libraries: readonly string[]): readonly string[] {
  const packages = [...new Set(libraries.map((library) => PACKAGE_OF[library]).filter((name) => name !== undefined))]
  const unknown = libraries.filter((library) => PACKAGE_OF[library] === undefined)
  return [
    `Electron needs libraries this system does not have: ${libraries.join(', ')}`,
    ...(packages.length > 0 ? [`  sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`] : []),
    ...(unknown.length > 0 ? [`Find the packages of ${unknown.join(', ')} with: apt-file search`] : []),
  ]
}
