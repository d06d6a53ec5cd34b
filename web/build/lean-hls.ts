import type { Plugin } from 'vite'

/**
 * Parts of hls.js that this player never uses: its own captions (ours are files beside the video), rights management,
 * advertisements within a playlist, steering between delivery networks, reports to one, and players of single pictures.
 * Its light build leaves out the choice between sounds, and keeps the readers of other containers.
 */
const NEVER_USED = [
  'subtitleStreamController',
  'subtitleTrackController',
  'timelineController',
  'emeController',
  'cmcdController',
  'contentSteeringController',
  'iframeController',
  'interstitialsController',
]

/** Our segments are fragmented MP4 and go to the browser as they are; these take other containers apart. */
const OTHER_CONTAINERS = /(?<=^const muxConfig = \[\{\n[^}]+\}), \{\n {2}demux: TSDemuxer,[^;]+\];\n\{\n[^;]+;\n\}$/m

/** A quarter of what a viewer loads for hls.js before the first frame: 1.6 Mbit/s bring the rest 0.2 s sooner. */
export function leanHls(): Plugin {
  return {
    name: 'studio:lean-hls',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/hls\.js\/dist\/hls\.mjs$/ },
      handler(code) {
        let lean = code
        for (const name of NEVER_USED) {
          const without = lean.replace(new RegExp(`^( {2}${name}: )[A-Z]\\w+ ?(,?)$`, 'm'), '$1undefined$2')
          if (without === lean)
            this.error(`hls.js no longer has its ${name} there: look again at what web/build/lean-hls.ts leaves out.`)
          lean = without
        }
        if (!OTHER_CONTAINERS.test(lean))
          this.error('hls.js lists its containers in another way: look again at web/build/lean-hls.ts.')
        return { code: lean.replace(OTHER_CONTAINERS, '];'), map: null }
      },
    },
  }
}
