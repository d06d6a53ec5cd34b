import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { meQuery } from '#web/features/accounts/queries.ts'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { type MyRating, myRatingQuery, ratingsQuery } from './queries.ts'
import { StarChoice } from './stars.tsx'

const LONGEST = 500

/** How the reader rates it, or why they cannot yet. */
export function OwnRating({ videoId }: { videoId: string }) {
  const { data: me } = useQuery(meQuery)
  const here = useLocation({ select: ({ pathname }) => pathname })
  const { data: mine, error } = useQuery({
    ...myRatingQuery(videoId),
    enabled: Boolean(me?.user),
    // Who watches comes nearer to the half of it; whoever may rate need not ask again.
    refetchInterval: ({ state }) => (state.data && !state.data.can.rate ? 20_000 : false),
  })
  if (me && !me.user)
    return (
      <p className="flex flex-wrap items-center gap-x-3 gap-y-2 text-14 text-muted">
        {t('Who is signed in and has watched at least half of it can rate it.')}
        <Link to="/sign-in" search={{ next: here }} className={buttonClass('secondary', 'sm')}>
          {t('Sign in')}
        </Link>
      </p>
    )
  if (error && !mine) return <p className="text-14 text-muted">{t('Your rating could not be loaded.')}</p>
  if (!mine) return <Skeleton className="h-11 w-56" />
  return <Choice key={mine.rating?.ratedAt ?? 'none'} videoId={videoId} mine={mine} />
}

function Choice({ videoId, mine }: { videoId: string; mine: MyRating }) {
  const queryClient = useQueryClient()
  const reason = useId()
  const { rating } = mine
  const [stars, setStars] = useState(rating?.stars ?? null)
  const [sentence, setSentence] = useState(rating?.sentence ?? '')
  const path = { path: { id: videoId } }
  const settle = (answer: MyRating | null) => {
    if (answer) queryClient.setQueryData(myRatingQuery(videoId).queryKey, answer)
    else void queryClient.invalidateQueries({ queryKey: myRatingQuery(videoId).queryKey })
    void queryClient.invalidateQueries({ queryKey: ratingsQuery(videoId).queryKey })
  }
  const failed = (thrown: unknown) =>
    toast(t('Your rating was not saved'), { tone: 'danger', detail: asProblem(thrown).message })
  const save = useMutation({
    mutationFn: (wanted: number) =>
      call(
        api.PUT('/api/vods/{id}/rating', { params: path, body: { stars: wanted, sentence: sentence.trim() || null } }),
      ),
    onSuccess: settle,
    onError: failed,
  })
  const remove = useMutation({
    mutationFn: () => call(api.DELETE('/api/vods/{id}/rating', { params: path })),
    onSuccess: () => settle(null),
    onError: failed,
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (stars !== null && !save.isPending) save.mutate(stars)
  }
  const changed = stars !== (rating?.stars ?? null) || sentence.trim() !== (rating?.sentence ?? '')
  const left = LONGEST - [...sentence].length
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-4">
        <StarChoice value={stars} disabled={!mine.can.rate} describedBy={reason} onChange={setStars} />
        <p id={reason} className="text-13 text-muted">
          {mine.why.rate ?? (rating ? t('Your rating') : t('Rate it'))}
        </p>
      </div>
      {stars !== null && mine.can.rate && (
        <>
          <textarea
            rows={2}
            dir="auto"
            aria-label={t('A sentence about it, if you like')}
            placeholder={t('A sentence about it, if you like')}
            value={sentence}
            maxLength={LONGEST}
            onChange={(event) => setSentence(event.target.value.replaceAll('\n', ' '))}
            className="w-full max-w-[72ch] rounded-control border border-line-strong bg-surface px-3 py-2 text-14"
          />
          {rating?.sentenceRemoved && (
            <p className="text-13 text-warning">
              {t(
                'Whoever runs this studio has removed your sentence. Your stars count; what you write here is not shown.',
              )}
            </p>
          )}
          <div className="flex flex-wrap items-center gap-2">
            <Button type="submit" size="sm" variant="primary" busy={save.isPending} disabled={!changed}>
              {rating ? t('Change rating') : t('Send rating')}
            </Button>
            {rating && (
              <Button size="sm" variant="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
                {t('Take it back')}
              </Button>
            )}
            <span className="ms-1 text-13 text-faint">
              {left < 100
                ? t('{left, plural, one {# character left} other {# characters left}}', { left })
                : t('Everybody sees your name and the sentence.')}
            </span>
          </div>
        </>
      )}
    </form>
  )
}
