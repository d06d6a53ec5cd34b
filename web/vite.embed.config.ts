import { join } from 'node:path'
import { defineConfig } from 'vite'
import { leanHls } from './build/lean-hls.ts'
import { leanMediaChrome } from './build/lean-media-chrome.ts'
import { messages } from './build/messages/plugin.ts'
import { precompress } from './build/precompress.ts'

/**
 * The player for other sites, a build of its own: in one build with the app its entry would share chunks with it, and
 * bring React into every frame. What both have is not loaded twice either way, because browsers keep caches per site.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: '/embed/',
  publicDir: false,
  plugins: [messages({ first: 'embed' }), leanHls(), leanMediaChrome(), precompress()],
  build: {
    target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    cssTarget: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    outDir: 'dist/embed',
    emptyOutDir: true,
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    chunkSizeWarningLimit: 600,
    rolldownOptions: { input: join(import.meta.dirname, 'embed.html') },
  },
})
