import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { makeScreenFaces } from './scripts/build/screen-faces.ts'

/** Written into the page by Vite, replaced at each load by main (src/main/security/app-protocol.ts). */
const NONCE_PLACEHOLDER = '__CSP_NONCE__'

/** The data files pdf.js fetches at run time, under ./pdfjs/ in dev and in the build. */
function pdfjsData(): Plugin {
  const folders = ['wasm', 'cmaps', 'standard_fonts', 'iccs']
  const root = resolve('node_modules/pdfjs-dist')
  return {
    name: 'pdfjs-data',
    configureServer(server) {
      server.middlewares.use('/pdfjs', (request, response) => {
        createReadStream(join(root, new URL(request.url ?? '/', 'http://x').pathname)).pipe(response)
      })
    },
    generateBundle() {
      for (const folder of folders)
        for (const file of readdirSync(join(root, folder)).filter(
          (name) => !name.startsWith('LICENSE') && !name.endsWith('.js'),
        ))
          this.emitFile({
            type: 'asset',
            fileName: `pdfjs/${folder}/${file}`,
            source: readFileSync(join(root, folder, file)),
          })
    },
  }
}

/** Makes `screen-faces/faces.css` and the faces it names, before a style is read. */
function screenFaces(): Plugin {
  const folder = resolve('node_modules/.cache/screen-faces')
  return {
    name: 'screen-faces',
    config() {
      makeScreenFaces(resolve('node_modules/@expo-google-fonts'), folder)
      return { resolve: { alias: { 'screen-faces': folder } } }
    },
  }
}

export default defineConfig({
  main: {
    build: { rolldownOptions: { input: { index: resolve('src/main/index.ts') } } },
  },
  preload: {
    build: {
      rolldownOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve('src/renderer'),
    base: './',
    html: { cspNonce: NONCE_PLACEHOLDER },
    plugins: [react(), pdfjsData(), screenFaces()],
    // Said in full: left to itself Vite's client asks the page's own origin (app:) first.
    server: { port: 5173, strictPort: true, hmr: { protocol: 'ws', host: 'localhost', clientPort: 5173 } },
    optimizeDeps: { include: ['hash-wasm', 'age-encryption', 'dexie'] },
    worker: { format: 'es' },
    build: {
      minify: 'oxc',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: {
          index: resolve('src/renderer/index.html'),
          // The hidden window that prints on Windows.
          'print-window': resolve('src/renderer/print-window.html'),
        },
      },
    },
  },
})
