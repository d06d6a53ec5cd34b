import type { Plugin } from 'vite'

/** Names the one font file every page needs in the head, so that it is asked for together with the stylesheet. */
export function preloadFont(name: string): Plugin {
  return {
    name: 'studio:preload-font',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const file = Object.keys(bundle ?? {}).find((path) => path.includes(name) && path.endsWith('.woff2'))
        if (!file) throw new Error(`Expected a built font named ${name}*.woff2, found none. Did its package rename it?`)
        return [
          {
            tag: 'link',
            attrs: { rel: 'preload', href: `/${file}`, as: 'font', type: 'font/woff2', crossorigin: '' },
            injectTo: 'head',
          },
        ]
      },
    },
  }
}
