import { join } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import { tanstackRouter } from '@tanstack/router-plugin/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { iconsOfTheStudio } from './build/icons-of-the-studio.ts'
import { leanMediaChrome } from './build/lean-media-chrome.ts'
import { precompress } from './build/precompress.ts'
import { preloadFont } from './build/preload-font.ts'

/** Where the API listens while developing; the built app is served by the API itself. */
const api = process.env.STUDIO_SERVER ?? 'http://127.0.0.1:4000' // set by scripts/dev.ts

// `light-dark()` and nested rules go out as written: all three engines have them since 2024.
const engines = ['chrome123', 'edge123', 'firefox128', 'safari17.5']

const isStudioIcon = iconsOfTheStudio(join(import.meta.dirname, 'src'))

/** What people fill in: the pages of viewers do without. */
const isForm = (id: string): boolean => /\/src\/ui\/(?:field|segmented|choice-cards)\./.test(id)

/** The app's own small parts, without those that bring Radix or uPlot: they must not pull these into the first load. */
const isShared = (id: string): boolean =>
  (/\/src\/(?:lib|ui)\//.test(id) &&
    !isForm(id) &&
    !/\/(?:dialog|confirm-dialog|menu|popover|explanation|tabs|time-series|stale-note|table)/.test(id)) ||
  (id.includes('/node_modules/lucide-react/dist/esm/') && !isStudioIcon(id)) ||
  /\/node_modules\/(?:openapi-fetch|\.\.\/packages\/api-client)/.test(id)

export default defineConfig({
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      routesDirectory: 'src/routes',
      generatedRouteTree: 'src/route-tree.gen.ts',
      quoteStyle: 'single',
      disableLogging: true,
    }),
    leanMediaChrome(),
    react(),
    tailwindcss(),
    preloadFont('inter-latin-wght-normal'),
    precompress(),
  ],
  server: {
    port: 5173,
    proxy: {
      '/api': { target: api, ws: true },
      '/media': { target: api },
      '/store': { target: api, ws: true },
    },
  },
  build: {
    target: engines,
    cssTarget: engines,
    outDir: 'dist',
    manifest: true,
    // The engines above know modulepreload themselves.
    modulePreload: { polyfill: false },
    // Nothing is inlined as a data: address: fonts and pictures keep their immutable address, and the CSP stays short.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What changes rarely stays in caches over releases, and the small shared parts come as one file, not as twenty.
          groups: [
            {
              name: 'framework',
              test: /node_modules\/(?:react|react-dom|scheduler|@tanstack)\//,
              tags: ['$initial'],
              priority: 30,
            },
            {
              name: 'overlays',
              test: /node_modules\/(?:@radix-ui|radix-ui|@floating-ui|aria-hidden|react-remove-scroll)/,
              priority: 20,
            },
            { name: 'shared', test: isShared, minShareCount: 4, priority: 10 },
            { name: 'forms', test: isForm, minShareCount: 2, priority: 9 },
            { name: 'icons', test: isStudioIcon, minShareCount: 4, priority: 9 },
          ],
        },
      },
    },
  },
})
