/** What happened and what to do, for whoever wanted to watch. */
export const PROBLEM_WORDS = {
  network: {
    title: 'The video cannot be reached',
    text: 'Check your connection. It goes on from here when the studio can be reached again.',
    retry: 'Try again',
  },
  gone: {
    title: 'This video is no longer available to you',
    text: 'It was made private or taken down. Whoever sent you the link can tell.',
    retry: null,
  },
  missing: {
    title: 'The files of this video were not found',
    text: 'They may still be on their way. If it stays like this, tell the channel; the code below helps.',
    retry: 'Try again',
  },
  media: {
    title: 'This browser stumbled over the video',
    text: 'Trying again often helps. If it does not, another quality or another browser may.',
    retry: 'Try again',
  },
  unsupported: {
    title: 'This browser cannot play the video',
    text: 'A current Firefox, Chrome, Edge or Safari can.',
    retry: null,
  },
} as const
