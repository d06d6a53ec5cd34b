import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleCheck, CircleDashed, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { useChangePreferences } from '#web/features/accounts/preferences.ts'
import { channelQuery, meQuery } from '#web/features/accounts/queries.ts'
import { copyLink } from '#web/features/content/copy-link.ts'
import type { Video } from '#web/features/content/queries.ts'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { Card } from '#web/ui/card.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { toast } from '#web/ui/toast.ts'
import { firstSteps, type StepName } from './first-steps.ts'

type Words = { title: string; text: string; action: (latest: Video | undefined) => ReactNode }

/** @param article the latest is one: it is read */
const words = (article: boolean): Record<StepName, Words> => ({
  upload: {
    title: t('Upload your first video'),
    text: t('It can be watched seconds after it arrived, and stays private until you publish it.'),
    action: () => (
      <Link to="/studio/welcome" className={buttonClass('secondary', 'sm')}>
        {t('Begin')}
      </Link>
    ),
  },
  channel: {
    title: t('Say what your channel is about'),
    text: t('A name, a handle and a sentence or two stand on your channel page.'),
    action: () => (
      <Link to="/studio/settings/channel" className={buttonClass('secondary', 'sm')}>
        {t('Describe it')}
      </Link>
    ),
  },
  publish: {
    title: t('Publish it'),
    text: t('For everyone, or for those who have the link.'),
    action: (latest) =>
      latest && (
        <Link to="/studio/content/$videoId" params={{ videoId: latest.id }} className={buttonClass('secondary', 'sm')}>
          {t('Choose who may watch')}
        </Link>
      ),
  },
  view: {
    title: article ? t('Get the first read') : t('Get the first view'),
    text: article
      ? t('Share the link. A read counts after ten seconds in sight, never your own.')
      : t('Share the link. A view counts after ten seconds of play, never your own.'),
    action: (latest) =>
      latest &&
      latest.visibility !== 'private' && (
        <Button size="sm" onClick={() => void copyLink(latest)}>
          {t('Copy link')}
        </Button>
      ),
  },
})

/** The way to the first view, on the studio's home until it is gone or put away. */
export function FirstStepsCard({ videos, viewed = false }: { videos: Video[]; viewed?: boolean }) {
  const { data: me } = useQuery(meQuery)
  const own = useOwnChannel()
  // Whoever joins a team finds a channel that others set up.
  const theirs = !own || own.role === 'owner' || own.role === 'manager'
  const shown = theirs && me?.user?.preferences.checklist === 'shown'
  const { data: channel } = useQuery({ ...channelQuery(own?.id ?? ''), enabled: shown && own !== null })
  const { change } = useChangePreferences()
  if (!shown || (own && !channel)) return null
  const steps = firstSteps({ described: Boolean(channel?.description.trim()), viewed, videos })
  const done = steps.filter((step) => step.done).length
  if (done === steps.length) return null
  const next = steps.find((step) => !step.done)?.name
  const hide = () => {
    change({ checklist: 'hidden' })
    toast(t('First steps put away'), {
      detail: t('They come back from the account menu.'),
      action: { label: t('Undo'), run: () => change({ checklist: 'shown' }) },
    })
  }
  return (
    <Card aria-labelledby="first-steps">
      <header className="flex items-center gap-3 ps-4 pe-2 pt-3 pb-2.5 sm:ps-5 sm:pe-3">
        <h2 id="first-steps" className="text-14 font-semibold">
          {t('First steps')}
        </h2>
        <span className="figures text-13 text-faint">{t('{done} of {total} done', { done, total: steps.length })}</span>
        <span className="ms-auto" />
        <IconButton label={t('Put the first steps away')} size="sm" icon={<X size={16} />} onClick={hide} />
      </header>
      <div aria-hidden="true" className="mx-4 mb-1 grid grid-cols-4 gap-1 sm:mx-5">
        {steps.map((step) => (
          <span key={step.name} className={cx('h-1 rounded-full', step.done ? 'bg-success' : 'bg-pressed')} />
        ))}
      </div>
      <ol>
        {steps.map((step) => {
          const { title, text, action } = words(videos[0]?.kind === 'article')[step.name]
          const Sign = step.done ? CircleCheck : CircleDashed
          return (
            <li key={step.name} className="flex items-start gap-3 border-b px-4 py-3 last:border-0 sm:px-5">
              <Sign
                size={18}
                role="img"
                aria-label={step.done ? t('Done') : t('To do')}
                className={cx('mt-px shrink-0', step.done ? 'text-success' : 'text-faint')}
              />
              <div className="min-w-0 flex-1">
                <p className={cx('text-14', step.done ? 'text-muted' : 'font-medium')}>{title}</p>
                {step.name === next && <p className="mt-0.5 text-13 text-pretty text-muted">{text}</p>}
              </div>
              {!step.done && (step.name === next || step.name === 'channel') && (
                <span className="shrink-0">{action(videos[0])}</span>
              )}
            </li>
          )
        })}
      </ol>
    </Card>
  )
}
