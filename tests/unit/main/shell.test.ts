import { beforeEach, describe, expect, it, vi } from 'vitest'
import packaging from '../../../electron-builder.ts'
import { handleVerbs, isOurPage, type VerbHandlers } from '../../../src/main/ipc/handle.ts'
import { closeNetwork, isOpenToDebugging } from '../../../src/main/security/command-line.ts'
import { openStationWindow } from '../../../src/main/window.ts'

type Answer = (event: unknown, ...args: readonly unknown[]) => unknown

const electron = vi.hoisted(() => ({
  answers: new Map<string, (event: unknown, ...args: readonly unknown[]) => unknown>(),
  windows: [] as { readonly webPreferences: Readonly<Record<string, unknown>> }[],
}))
vi.mock('electron', () => ({
  ipcMain: { handle: (verb: string, answer: Answer) => void electron.answers.set(verb, answer) },
  BrowserWindow: class {
    readonly webContents = { on: () => undefined }
    constructor(options: { readonly webPreferences: Readonly<Record<string, unknown>> }) {
      electron.windows.push(options)
    }
    once(): void {
      return
    }
    loadURL(): Promise<void> {
      return Promise.resolve()
    }
  },
}))

describe('who may call main', () => {
  const mainFrame = { origin: 'app://station' }
  const page = { mainFrame }
  const from = (event: unknown) => isOurPage(event as Parameters<typeof isOurPage>[0], page as never)

  it.each([
    ['the main frame of the window at our own address', { sender: page, senderFrame: mainFrame }, true],
    ['a frame inside it, even of our own origin', { sender: page, senderFrame: { origin: 'app://station' } }, false],
    ['another window at our own address', { sender: { mainFrame }, senderFrame: mainFrame }, false],
    ['a frame that is gone by now', { sender: page, senderFrame: null }, false],
  ])('%s', (_who, event, may) => {
    expect(from(event)).toBe(may)
  })

  it.each(['https://example.com', 'app://station.example.com', 'app://evil', 'null', '', 'file://'])(
    'not the main frame once it is at %s',
    (origin) => {
      const foreign = { origin }
      const event = { sender: { mainFrame: foreign }, senderFrame: foreign } as unknown as Parameters<
        typeof isOurPage
      >[0]
      expect(isOurPage(event, event.sender)).toBe(false)
    },
  )
})

describe('a call that may not be made', () => {
  const done = vi.fn()
  const mainFrame = { origin: 'app://station' }
  const page = { mainFrame }
  const call = (verb: string, event: unknown, ...args: readonly unknown[]) =>
    electron.answers.get(verb)?.(event, ...args)
  beforeEach(() => {
    done.mockReset()
    done.mockResolvedValue({ ok: true, value: null })
    const handlers = new Proxy({}, { get: () => done }) as VerbHandlers
    handleVerbs(handlers, () => page as never)
  })

  it('reaches no handler from a frame, whatever the verb', async () => {
    expect(electron.answers.size).toBeGreaterThan(40)
    for (const verb of electron.answers.keys()) {
      expect(await call(verb, { sender: page, senderFrame: { origin: 'app://station' } }, undefined)).toEqual({
        ok: false,
        failure: { kind: 'badRequest', detail: 'sender' },
      })
    }
    expect(done).not.toHaveBeenCalled()
  })

  it('reaches no handler with a wrong input or one too many', async () => {
    const ours = { sender: page, senderFrame: mainFrame }
    for (const args of [[{ unasked: 1 }], [undefined, undefined], ['x'.repeat(2_000_000)], [[]], [() => 1]]) {
      expect(await call('app.reload', ours, ...args)).toMatchObject({ ok: false, failure: { kind: 'badRequest' } })
    }
    expect(done).not.toHaveBeenCalled()
    // The same call as it should be does reach it.
    expect(await call('app.reload', ours, undefined)).toEqual({ ok: true, value: null })
  })

  it('is answered without the handler’s own words when what it answers is of a wrong shape', async () => {
    done.mockResolvedValue({ ok: true, value: { secret: '陈小满' } })
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const answer = await call('app.boot', { sender: page, senderFrame: mainFrame }, undefined)
    expect(answer).toEqual({ ok: false, failure: { kind: 'failed', detail: 'answer' } })
  })
})

describe('the window', () => {
  it.each([true, false])('has no Node, no webview, a sandbox; tools for developers only if told (%s)', (devTools) => {
    openStationWindow({ preload: '/preload.cjs', title: 'x', visible: true, devTools })
    expect(electron.windows.at(-1)?.webPreferences).toEqual({
      preload: '/preload.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools,
      backgroundThrottling: true,
    })
  })
})

describe('the command line', () => {
  const app = (isPackaged: boolean, ...switches: readonly string[]) => {
    const appended: (readonly [string, string | undefined])[] = []
    const commandLine = {
      hasSwitch: (name: string) => switches.includes(name),
      appendSwitch: (name: string, value?: string) => void appended.push([name, value]),
    }
    return { isPackaged, commandLine, appended } as unknown as Parameters<typeof isOpenToDebugging>[0] & {
      readonly appended: typeof appended
    }
  }

  it.each([
    [true, ['remote-debugging-port'], true],
    [true, ['remote-debugging-pipe'], true],
    [true, ['remote-debugging-address'], true],
    [true, ['no-sandbox'], false],
    [true, [], false],
    // Tests and developers drive the app that is not installed.
    [false, ['remote-debugging-port'], false],
  ])('installed %s, with %j: open to another program %s', (isPackaged, switches, open) => {
    expect(isOpenToDebugging(app(isPackaged, ...switches))).toBe(open)
  })

  it('looks up no name, but localhost for developers', () => {
    const [installed, developing] = [app(true), app(false)]
    closeNetwork(installed, undefined)
    closeNetwork(developing, 'http://localhost:5173')
    expect(installed.appended).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND'])
    expect(developing.appended).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost'])
  })
})

describe('the packaged app', () => {
  it('has every fuse set, each to the closed side', () => {
    expect(packaging.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  it('lies in one archive whose hash is checked, with nothing of the project’s packages in it', () => {
    expect(packaging).toMatchObject({ asar: true, disableAsarIntegrity: false })
    expect(packaging.files).toEqual(['out/**', 'package.json', '!node_modules/**'])
  })
})
