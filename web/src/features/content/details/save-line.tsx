import { UserRoundPen } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Button } from '#web/ui/button.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { SaveLine } from '../saving/save-line.tsx'
import type { DetailsStore, State } from './store.ts'
import { listed } from './words.ts'

/** Whether what is written is safe, the way back, and what somebody else has changed. */
export function DetailsSaveLine({ state, store }: { state: State; store: DetailsStore }) {
  const { news } = state
  return (
    <div className="sticky top-(--bar) z-10 -mx-1 flex flex-col gap-1 bg-canvas/95 px-1 py-1.5 backdrop-blur-sm">
      <SaveLine {...state} store={store} waits={waitsFor(state)} />
      {news && (
        <p role="status" className="flex items-center gap-2 rounded-control bg-accent-soft px-3 py-1.5 text-13">
          <UserRoundPen size={15} className="shrink-0 text-accent" aria-hidden="true" />
          <span className="min-w-0 flex-1">
            {tx('<name>{by}</name> changed the {fields} {when}', {
              name: (by) => (
                <b className="font-medium" dir="auto">
                  {by}
                </b>
              ),
              by: news.by ?? t('The studio'),
              fields: listed(news.fields),
              when: <RelativeTime time={news.at.toISOString()} />,
            })}
          </span>
          <Button size="sm" variant="quiet" className="-my-1 -me-2" onClick={store.newsRead}>
            {t('Got it')}
          </Button>
        </p>
      )}
    </div>
  )
}

function waitsFor({ conflicts, edits }: State): string | null {
  if (conflicts.length > 0) return t('Not saved: choose below which words to keep')
  return typeof edits.title === 'string' && !edits.title.trim() ? t('Not saved: it needs a title') : null
}
