import type { Plugin } from 'vite'

const PARTS = 'virtual:lean-icon'

/** Draws what Lucide's own would, without the options and class names that nothing here uses. */
const COMPONENT = `
import { createElement } from 'react'
const BASE = { xmlns: 'http://www.w3.org/2000/svg', viewBox: '0 0 24 24', fill: 'none', strokeWidth: 2, strokeLinecap: 'round', strokeLinejoin: 'round' }
const isNamed = (props) => Object.keys(props).some((name) => (name.startsWith('aria-') || name === 'role' || name === 'title') && props[name] != null)
export default (shapes) => {
  let drawn
  return ({ size = 24, color = 'currentColor', children, ...rest }) => {
    drawn ??= shapes.map(([tag, attributes]) => createElement(tag, attributes))
    const hidden = children || isNamed(rest) ? undefined : 'true'
    return createElement('svg', { ...BASE, width: size, height: size, stroke: color, 'aria-hidden': hidden, ...rest }, ...drawn, children)
  }
}
`
const ICON =
  /const __iconData = \{\s*name: "[^"]+",\s*size: 24,\s*node: (\[.*?\])(?:,\s*aliases: \[[^\]]*\])?\s*\};\s*__iconData\.node;/s

/**
 * Lucide's icons without their words for other frameworks. A page of the studio draws a hundred of them before it can be
 * used: drawn by Lucide's own code they took a fifth of the time of its first render, and with their aliases and random
 * keys, which compress badly, 3 kB gzip of its scripts.
 */
export function leanIcons(): Plugin {
  return {
    name: 'studio:lean-icons',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source) => (source === PARTS ? `\0${PARTS}` : null),
    load: (id) => (id === `\0${PARTS}` ? COMPONENT : null),
    transform: {
      filter: { id: /\/lucide-react\/dist\/esm\/icons\/(?!index\.)[\w-]+\.mjs$/ },
      handler(code) {
        if (!code.includes('createLucideIcon')) return null // another name of an icon
        const [, shapes] = ICON.exec(code) ?? []
        if (!shapes) this.error('Lucide writes its icons in another way: look again at web/build/lean-icons.ts.')
        const lean = shapes.replace(/, key: "\w+"/g, '')
        return { code: `import icon from '${PARTS}'\nexport default /* @__PURE__ */ icon(${lean})`, map: null }
      },
    },
  }
}
