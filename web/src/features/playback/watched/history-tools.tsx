import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { CirclePause, CirclePlay, EyeOff, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { dayOf } from '#web/lib/format-time.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Field, Input } from '#web/ui/field.tsx'
import { toast } from '#web/ui/toast.ts'
import { privateSession } from './private-session.ts'
import { watchedStore } from './progress-store.ts'
import { historyQuery, pausedQuery } from './queries.ts'

/** Whether what is watched is written down, and the switch for it. */
export function useHistoryPaused() {
  const queryClient = useQueryClient()
  const { data: paused = false } = useQuery(pausedQuery)
  const pause = async (next: boolean) => {
    queryClient.setQueryData(pausedQuery.queryKey, next)
    try {
      await (await watchedStore(queryClient)).pause(next)
    } catch (thrown) {
      queryClient.setQueryData(pausedQuery.queryKey, !next)
      toast(t('Your history could not be changed'), { tone: 'danger', detail: asProblem(thrown).message })
    }
  }
  return { paused, pause: (next: boolean) => void pause(next) }
}

type Props = {
  day: string | undefined
  onDay: (day: string | undefined) => void
  paused: boolean
  onPause: (paused: boolean) => void
}

export function HistoryTools({ day, onDay, paused, onPause }: Props) {
  const isPrivate = privateSession.use()
  return (
    <div className="mt-4 flex flex-col gap-4">
      <Field label={t('One day')}>
        {(control) => (
          <Input
            {...control}
            type="date"
            value={day ?? ''}
            max={dayOf(new Date())}
            onChange={(event) => onDay(event.target.value || undefined)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2 lg:flex-col lg:items-stretch">
        <Button
          icon={paused ? <CirclePlay size={16} /> : <CirclePause size={16} />}
          onClick={() => onPause(!paused)}
          className="lg:justify-start!"
        >
          {paused ? t('Resume history') : t('Pause history')}
        </Button>
        <Button
          icon={<EyeOff size={16} />}
          onClick={() => privateSession.turn(!isPrivate)}
          className="lg:justify-start!"
        >
          {isPrivate ? t('End private session') : t('Private session')}
        </Button>
        <Clear />
      </div>
    </div>
  )
}

function Clear() {
  const queryClient = useQueryClient()
  const [asks, setAsks] = useState(false)
  const [busy, setBusy] = useState(false)
  // Asked for by the list, when nothing is searched for.
  const { data } = useInfiniteQuery({ ...historyQuery({}), enabled: false })
  const isEmpty = data?.pages.every((page) => page.items.length === 0 && page.nextCursor === null) ?? false
  const clear = async () => {
    setBusy(true)
    try {
      await (await watchedStore(queryClient)).clear()
      await queryClient.resetQueries({ queryKey: ['playback'] })
      setAsks(false)
      toast(t('Your history is empty'))
    } catch (thrown) {
      toast(t('Your history could not be cleared'), { tone: 'danger', detail: asProblem(thrown).message })
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button
        variant="danger-quiet"
        icon={<Trash2 size={16} />}
        unavailable={isEmpty ? t('There is nothing in it') : null}
        onClick={() => setAsks(true)}
        className="lg:justify-start!"
      >
        {t('Clear all history')}
      </Button>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={t('Clear all history?')}
        description={t('All that you have watched is forgotten, and so is how far you came. This cannot be undone.')}
        action={t('Clear history')}
        busy={busy}
        onConfirm={() => void clear()}
      />
    </>
  )
}
