import tailwindcss from '@tailwindcss/vite'
import { tanstackRouter } from '@tanstack/router-plugin/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { chunks } from './build/chunks.ts'
import { embedBuild } from './build/embed-build.ts'
import { leanHls } from './build/lean-hls.ts'
import { leanIcons } from './build/lean-icons.ts'
import { leanMediaChrome } from './build/lean-media-chrome.ts'
import { messages } from './build/messages/plugin.ts'
import { precompress } from './build/precompress.ts'
import { preloadFont } from './build/preload-font.ts'

/** Where the API listens while developing; the built app is served by the API itself. */
const api = process.env.STUDIO_SERVER ?? 'http://127.0.0.1:4000' // set by scripts/dev.ts

// `light-dark()` and nested rules go out as written: all three engines have them since 2024.
const engines = ['chrome123', 'edge123', 'firefox128', 'safari17.5']

const EVERYWHERE = /\/(?:index|rolldown-runtime|framework|shared)-[^/]+\.js$/

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
    messages({ first: 'site', rest: { name: 'studio', begins: /\/src\/routes\/studio\./ } }),
    leanHls(),
    leanMediaChrome(),
    leanIcons(),
    react(),
    tailwindcss(),
    preloadFont('inter-latin-wght-normal'),
    precompress(),
    embedBuild(),
  ],
  server: {
    port: 5173,
    proxy: {
      '/api': { target: api, ws: true },
      '/media': { target: api },
      '/store': { target: api, ws: true },
      // Pages and files that the server writes itself.
      '^/embed/': { target: api },
      '^/manifest\\.webmanifest$': { target: api },
      '^/(?:sitemap[\\w-]*\\.xml|robots\\.txt)$': { target: api },
      '^/channel/[^/]+/(?:feed|podcast)\\.xml$': { target: api },
    },
  },
  build: {
    target: engines,
    cssTarget: engines,
    outDir: 'dist',
    manifest: true,
    // The engines above know modulepreload themselves.
    modulePreload: {
      polyfill: false,
      // What every page has by then is not asked for again with each of its parts.
      resolveDependencies: (_, files) => files.filter((file) => !EVERYWHERE.test(file)),
    },
    // Nothing is inlined as a data: address: fonts and pictures keep their immutable address, and the CSP stays short.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: chunks },
      },
    },
  },
})
