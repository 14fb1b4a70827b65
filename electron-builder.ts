/**
 * How the app is packaged, for electron-builder 26 (`npx electron-builder@26.17.0 --config electron-builder.ts`, after
 * `npm run build`, on a PC that can fetch Electron's binary). The tool is not among the project's packages: nothing here
 * can be packaged without that binary, and its three hundred packages would be on every machine that runs the tests.
 */
export default {
  appId: 'cn.xingchen.casebook',
  productName: '星辰个案',
  directories: { output: 'dist' },
  // The bundles hold everything that runs; no package is looked up at run time.
  files: ['out/**', 'package.json', '!node_modules/**'],
  extraResources: [
    { from: 'resources', to: 'resources', filter: ['**/*', '!pictures/**'] },
    { from: 'node_modules/@expo-google-fonts', to: 'fonts' },
  ],
  // One archive; its hash is written into the program (Windows, macOS) and checked at every start by the fuse below.
  asar: true,
  disableAsarIntegrity: false,
  electronFuses: {
    // Else ELECTRON_RUN_AS_NODE turns the installed, trusted program into a Node that runs anything.
    runAsNode: false,
    // The app sets no cookie; should a library ever set one, it does not lie on the disk in clear.
    enableCookieEncryption: true,
    // Else NODE_OPTIONS=--require loads code of somebody else before ours.
    enableNodeOptionsEnvironmentVariable: false,
    // Else --inspect and SIGUSR1 open the main process to whoever asks on that port.
    enableNodeCliInspectArguments: false,
    // Else an exchanged app.asar runs with our name and our folder.
    enableEmbeddedAsarIntegrityValidation: true,
    // Else a folder `app` beside the archive is taken first, and nobody checks that one.
    onlyLoadAppFromAsar: true,
    // There is no snapshot of our own to load; off is what the program ships with.
    loadBrowserProcessSpecificV8Snapshot: false,
    // Else a page from file:// could read other files. Ours come from app:// only.
    grantFileProtocolExtraPrivileges: false,
    // There is one more in Electron 45, WasmTrapHandlers: of speed, not of rights. electron-builder 26 has no word for it,
    // so it stays as the program ships.
  },
  win: { target: 'nsis' },
  linux: { target: 'AppImage', category: 'Office' },
} as const
