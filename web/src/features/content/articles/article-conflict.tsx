import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import type { ArticleStore, State } from './article-store.ts'

/** Two people wrote at once: both texts are there, and one of the two is chosen by a person. */
export function ArticleConflict({ state, store }: { state: State; store: ArticleStore }) {
  const { theirs } = state
  if (!theirs) return null
  return (
    <Callout tone="warning" title="Somebody else wrote in this article meanwhile">
      <p>
        Your text is below and not saved. Theirs, of{' '}
        <b className="font-medium" dir="auto">
          {theirs.updatedBy?.name ?? 'somebody'}
        </b>{' '}
        <RelativeTime time={theirs.updatedAt} />, is here to copy from:
      </p>
      <textarea
        readOnly
        value={theirs.markdown}
        rows={6}
        dir="auto"
        aria-label="Their text"
        className="mt-2 w-full rounded-control border border-line-control bg-surface px-3 py-2 font-mono text-13"
      />
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" onClick={() => store.choose('mine')}>
          Keep my text
        </Button>
        <Button size="sm" onClick={() => store.choose('theirs')}>
          Use their text
        </Button>
      </div>
    </Callout>
  )
}
