import { join } from 'node:path'
import { build, type Plugin } from 'vite'

/** Builds the player for other sites beside the app, in `dist/embed`. */
export function embedBuild(): Plugin {
  let root = ''
  return {
    name: 'studio:embed-build',
    apply: 'build',
    configResolved(config) {
      root = config.root
    },
    async closeBundle(error) {
      if (!error) await build({ configFile: join(root, 'vite.embed.config.ts'), logLevel: 'warn' })
    },
  }
}
