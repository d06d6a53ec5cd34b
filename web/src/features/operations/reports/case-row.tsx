import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Stars } from '#web/features/playback/ratings/stars.tsx'
import { reasonLabel } from '#web/features/playback/reports/report-words.ts'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { clockDuration } from '#web/lib/format-duration.ts'
import { compact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Thumbnail } from '#web/ui/thumbnail.tsx'
import { toast } from '#web/ui/toast.ts'
import { CaseReports } from './case-reports.tsx'
import { DecideDialog } from './decide-dialog.tsx'
import type { Decision, ReportCase } from './reports-queries.ts'

const DECIDED: Record<Decision, () => string> = {
  nothing: () => t('Nothing found'),
  'age-restricted': () => t('For adults'),
  'taken-down': () => t('Taken down'),
  'sentence-removed': () => t('Sentence removed'),
}

/** One case: what it is about, how often and for what it was reported, and what can be decided. */
export function CaseRow({ of: found }: { of: ReportCase }) {
  const queryClient = useQueryClient()
  const [deciding, setDeciding] = useState<Decision | null>(null)
  const [open, setOpen] = useState(false)
  const { video, sentence, decision } = found
  const undo = useMutation({
    mutationFn: () => call(api.POST('/api/admin/reports/{id}/undo', { params: { path: { id: found.id } } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['operations', 'reports'] })
      toast(t('Undone: it is as it was before'), { tone: 'success', detail: video.title })
    },
    onError: (thrown) => toast(t('It was not undone'), { tone: 'danger', detail: asProblem(thrown).message }),
  })
  const picture = video.thumbnail ? { url: video.thumbnail, small: video.thumbnail, placeholder: null } : null
  return (
    <li className="flex flex-col gap-3 px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <Thumbnail image={picture} sizes="144px" className="w-36" />
        <div className="min-w-0 flex-1 basis-56">
          {video.watchable ? (
            <Link
              to="/watch/$videoId"
              params={{ videoId: video.id }}
              search={found.atMs === null ? {} : { t: String(Math.floor(found.atMs / 1000)) }}
              className="block w-fit max-w-full text-14 font-medium wrap-anywhere hover:underline"
            >
              {found.atMs === null ? (
                <span dir="auto">{video.title}</span>
              ) : (
                tx('{title} <moment>at {time}</moment>', {
                  title: <span dir="auto">{video.title}</span>,
                  time: clockDuration(found.atMs),
                  moment: (text) => <span className="text-accent">{text}</span>,
                })
              )}
            </Link>
          ) : (
            <p className="text-with-page text-14 font-medium wrap-anywhere" dir="auto">
              {video.title}
            </p>
          )}
          {video.channel && (
            <Link
              to="/channel/$handle"
              params={{ handle: video.channel.handle }}
              className="block w-fit max-w-full truncate text-13 text-muted hover:underline"
            >
              <span dir="auto">{video.channel.name}</span>
            </Link>
          )}
          <p className="mt-1 text-13 text-faint">
            {tx('{count, plural, one {# report} other {# reports}} · last {when}', {
              count: compact(found.reports),
              when: <RelativeTime time={found.lastAt} />,
            })}
          </p>
          <p className="mt-2 flex flex-wrap gap-1.5">
            {found.reasons.map((reason) => (
              <Badge key={reason}>{reasonLabel(reason)}</Badge>
            ))}
            {video.takenDown && <Badge tone="danger">{t('Taken down')}</Badge>}
            {video.ageRestricted && <Badge tone="warning">{t('For adults')}</Badge>}
          </p>
        </div>
        {decision ? (
          <div className="flex items-center gap-2">
            <Badge tone={decision.undoneAt ? 'neutral' : decision.decision === 'nothing' ? 'success' : 'danger'}>
              {decision.undoneAt
                ? t('{decision}, undone', { decision: DECIDED[decision.decision]() })
                : DECIDED[decision.decision]()}
            </Badge>
            {found.undo.allowed && (
              <Button size="sm" busy={undo.isPending} onClick={() => undo.mutate()}>
                {t('Undo')}
              </Button>
            )}
          </div>
        ) : (
          <div className="flex flex-wrap gap-2">
            <Button size="sm" onClick={() => setDeciding('nothing')}>
              {t('Nothing wrong')}
            </Button>
            {sentence ? (
              <Button size="sm" variant="danger" onClick={() => setDeciding('sentence-removed')}>
                {t('Remove sentence')}
              </Button>
            ) : (
              <>
                <Button size="sm" onClick={() => setDeciding('age-restricted')}>
                  {t('For adults')}
                </Button>
                <Button size="sm" variant="danger" onClick={() => setDeciding('taken-down')}>
                  {t('Take down')}
                </Button>
              </>
            )}
          </div>
        )}
      </div>
      {sentence && (
        <blockquote className="max-w-[72ch] border-s-2 ps-3 text-14">
          <p className="flex flex-wrap items-center gap-2 text-13 text-muted">
            <span dir="auto">{sentence.by}</span> <Stars stars={sentence.stars} size={12} />
          </p>
          <p className="text-with-page wrap-anywhere" dir="auto">
            {sentence.text ?? t('Taken back by who wrote it.')}
          </p>
        </blockquote>
      )}
      {decision && (
        <p className="text-13 wrap-anywhere text-muted">
          {decision.by
            ? tx('Decided by {name} {when}', { name: decision.by, when: <RelativeTime time={decision.at} /> })
            : tx('Decided {when}', { when: <RelativeTime time={decision.at} /> })}
          {decision.category && ` · ${reasonLabel(decision.category)}`}
          {decision.message && (
            <>
              {' · '}
              <span dir="auto">{decision.message}</span>
            </>
          )}
        </p>
      )}
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="w-fit cursor-pointer rounded-[2px] text-13 text-accent">{t('What was said')}</summary>
        {open && <CaseReports id={found.id} video={video} />}
      </details>
      {deciding && <DecideDialog found={found} decision={deciding} onClose={() => setDeciding(null)} />}
    </li>
  )
}
