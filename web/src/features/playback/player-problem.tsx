import { CircleAlert, CloudOff, EyeOff } from 'lucide-react'
import type { MediaProblem } from './media-engine.ts'
import { problemWords } from './problem-words.ts'

const ICONS = { network: CloudOff, gone: EyeOff, missing: CircleAlert, media: CircleAlert, unsupported: CircleAlert }

export function PlayerProblem({ problem, onRetry }: { problem: MediaProblem; onRetry: () => void }) {
  const { title, text, retry } = problemWords(problem.kind)
  const Icon = ICONS[problem.kind]
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
