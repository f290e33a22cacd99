import { defineConfig } from 'vitest/config'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { renameSync, rmSync } from 'node:fs'
import { locales } from './tools/locales.mjs'

const server = process.env.ENTENTE_SERVER ?? 'http://127.0.0.1:8080'

/** The list of the build's files is for tools/size.mjs, not for the server's pages. */
const keepManifest = {
  name: 'entente-manifest',
  apply: 'build' as const,
  closeBundle() {
    renameSync('dist/.vite/manifest.json', 'node_modules/.entente-manifest.json')
    rmSync('dist/.vite', { recursive: true })
  },
}

export default defineConfig(({ mode }) => ({
  plugins: [locales(), svelte(), keepManifest],
  // Tests run the browser's half of Svelte.
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  build: {
    target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
    assetsInlineLimit: 0, // the content security policy takes fonts and scripts from here only
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: true, // read by tools/size.mjs
  },
  server: {
    fs: { allow: ['..'] },
    proxy: { '/api': { target: server, headers: { origin: server } } },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts', 'tools/*.test.ts'],
    setupFiles: ['src/lib/test_setup.ts'],
  },
}))
