import type { Plugin } from 'vite'

/** Puts what the server adds to the head behind what every page needs, which is the most: it is asked for first. */
export function headOrder(): Plugin {
  return {
    name: 'studio:head-order',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replace(/\s*<!--head-->/, '').replace('</head>', '  <!--head-->\n  </head>'),
    },
  }
}
