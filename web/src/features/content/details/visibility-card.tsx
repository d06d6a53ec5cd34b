import { useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Card } from '#web/ui/card.tsx'
import { ChoiceCards } from '#web/ui/choice-cards.tsx'
import { toast } from '#web/ui/toast.ts'
import { explained, explainedNow, seenLater } from '../article-visibility.ts'
import type { Visibility } from '../queries.ts'
import { VISIBILITY } from '../visibility.ts'
import { ScheduleForm } from './schedule-form.tsx'
import type { DetailsStore, State } from './store.ts'

const CHOICES: readonly Visibility[] = ['private', 'unlisted', 'members', 'scheduled', 'public']

/** Who may watch, and from when. */
export function VisibilityCard({ state, store, why }: { state: State; store: DetailsStore; why: string | null }) {
  const { saved: video, edits } = state
  const visibility = edits.visibility ?? video.visibility
  const [planning, setPlanning] = useState(false)
  const shown = planning ? 'scheduled' : visibility
  const choose = (next: Visibility) => {
    setPlanning(next === 'scheduled' && visibility !== 'scheduled')
    if (next === 'scheduled' || next === visibility) return
    store.edit({ visibility: next, publishAt: null })
    toast(saidOf(next), {
      tone: 'success',
      detail: explainedNow(next, video),
      action: { label: t('Undo'), run: store.undo },
    })
  }
  return (
    <Card className="overflow-hidden">
      <ChoiceCards
        legend={t('Visibility')}
        value={shown}
        onChange={choose}
        choices={CHOICES.map((value) => {
          const { label, icon: Icon } = VISIBILITY[value]
          const unavailable = why ?? (value === 'private' ? null : (video.why.visibility ?? null))
          return { value, label, explanation: explained(value, video), icon: <Icon size={16} />, unavailable }
        })}
      />
      {shown === 'scheduled' && !why && (
        <ScheduleForm
          key={video.publishAt}
          publishAt={visibility === 'scheduled' ? (edits.publishAt ?? video.publishAt) : null}
          onCancel={() => setPlanning(false)}
          onSchedule={(at) => {
            setPlanning(false)
            store.edit({ visibility: 'scheduled', publishAt: at.toISOString() })
          }}
        />
      )}
      {visibility === 'scheduled' && (
        <label className="flex items-start gap-2.5 border-t px-4 py-3 text-14 sm:px-5">
          <input
            type="checkbox"
            disabled={why !== null}
            checked={edits.announced ?? video.announced}
            onChange={(event) => store.edit({ announced: event.target.checked })}
            className="mt-0.5 size-4 shrink-0"
          />
          <span>
            {t('Announce it')}
            <span className="block text-13 text-muted">
              {t('Who opens its link before sees the title and when it comes. Otherwise it is not there yet.')}
            </span>
          </span>
        </label>
      )}
      {visibility !== 'private' && video.status !== 'ready' && (
        <p className="border-t px-4 py-3 text-13 text-muted sm:px-5">{seenLater()}</p>
      )}
    </Card>
  )
}

function saidOf(visibility: Visibility): string {
  if (visibility === 'public') return t('Published')
  if (visibility === 'members') return t('Now members')
  return visibility === 'unlisted' ? t('Now unlisted') : t('Now private')
}
