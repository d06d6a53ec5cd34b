import { CircleAlert, CloudOff, EyeOff } from 'lucide-react'
import type { MediaProblem } from './media-engine.ts'

const WORDS = {
  network: {
    icon: CloudOff,
    title: 'The video cannot be reached',
    text: 'Check your connection. It goes on from here when the studio can be reached again.',
    retry: 'Try again',
  },
  gone: {
    icon: EyeOff,
    title: 'This video is no longer available to you',
    text: 'It was made private or taken down. Whoever sent you the link can tell.',
    retry: null,
  },
  missing: {
    icon: CircleAlert,
    title: 'The files of this video were not found',
    text: 'They may still be on their way. If it stays like this, tell the channel; the code below helps.',
    retry: 'Try again',
  },
  media: {
    icon: CircleAlert,
    title: 'This browser stumbled over the video',
    text: 'Trying again often helps. If it does not, another quality or another browser may.',
    retry: 'Try again',
  },
  unsupported: {
    icon: CircleAlert,
    title: 'This browser cannot play the video',
    text: 'A current Firefox, Chrome, Edge or Safari can.',
    retry: null,
  },
} as const

export function PlayerProblem({ problem, onRetry }: { problem: MediaProblem; onRetry: () => void }) {
  const { icon: Icon, title, text, retry } = WORDS[problem.kind]
  return (
    // Media Chrome hides all but these when nobody moves while something plays.
    <div slot="centered-chrome" role="alert" className="player-problem" {...{ noautohide: '' }}>
      <Icon size={28} aria-hidden="true" />
      <p className="player-problem-title">{title}</p>
      <p>{text}</p>
      {retry && (
        <button type="button" onClick={onRetry}>
          {retry}
        </button>
      )}
      <code>{problem.code}</code>
    </div>
  )
}
