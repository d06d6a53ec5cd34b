import { t } from '#web/lib/i18n/t.ts'

const known = (): { title: string; events: Record<string, string> }[] => [
  {
    title: t('Videos'),
    events: {
      'video.uploaded': t('A file has arrived'),
      'video.ready': t('A video can be watched'),
      'video.failed': t('A video could not be processed'),
      'video.published': t('A video became public'),
      'video.updated': t('Details were changed'),
      'video.deleted': t('A video went to the trash'),
      'video.restored': t('A video came back from the trash'),
      'video.purged': t('A video was deleted for good'),
      'upload.given_up': t('An upload was given up after 30 days'),
    },
  },
  {
    title: t('Versions'),
    events: {
      'version.replaced': t('A new file was given for a video'),
      'version.made_current': t('Another version plays now'),
    },
  },
  {
    title: t('Captions'),
    events: {
      'captions.updated': t('Captions were added or changed'),
      'captions.deleted': t('Captions were removed'),
    },
  },
  {
    title: t('Articles'),
    events: {
      'article.published': t('Readers get a new text'),
      'article.updated': t('The draft was changed'),
    },
  },
  {
    title: t('Playlists'),
    events: {
      'playlist.created': t('A playlist was made'),
      'playlist.updated': t('Its details, videos or order were changed'),
      'playlist.deleted': t('A playlist was deleted'),
      'playlist.restored': t('A playlist was brought back'),
    },
  },
]

type Props = { events: string[]; chosen: string[]; onChange: (chosen: string[]) => void }

/** All that the server tells of, by what it is about; what this page has no words for stands last, by its name. */
export function EventChoice({ events, chosen, onChange }: Props) {
  const worded = known()
  const others = events.filter((event) => !worded.some((group) => event in group.events))
  const groups = [...worded, { title: t('Others'), events: Object.fromEntries(others.map((event) => [event, event])) }]
  return (
    <div className="flex flex-col gap-4">
      <h3 className="text-13 font-medium">{t('It hears when')}</h3>
      <div className="gap-6 sm:columns-2">
        {groups.map(({ title, events: words }) => {
          const there = Object.keys(words).filter((event) => events.includes(event))
          if (there.length === 0) return null
          const whole = there.every((event) => chosen.includes(event))
          const rest = chosen.filter((event) => !there.includes(event))
          return (
            <fieldset key={title} className="mb-4 flex break-inside-avoid flex-col gap-2">
              <legend className="mb-2 flex w-full items-baseline gap-3 text-13 text-muted">
                {title}
                {there.length > 1 && (
                  <button
                    type="button"
                    aria-label={whole ? t('None of {what}', { what: title }) : t('All of {what}', { what: title })}
                    onClick={() => onChange(whole ? rest : [...rest, ...there])}
                    className="text-12 font-medium text-accent hover:underline"
                  >
                    {whole ? t('None') : t('All')}
                  </button>
                )}
              </legend>
              {there.map((event) => (
                <label key={event} className="flex items-start gap-2.5">
                  <input
                    type="checkbox"
                    checked={chosen.includes(event)}
                    onChange={({ target }) =>
                      onChange(target.checked ? [...chosen, event] : chosen.filter((other) => other !== event))
                    }
                    className="mt-0.5 size-4 shrink-0"
                  />
                  <span className="flex min-w-0 flex-col">
                    <span className="text-14">{words[event]}</span>
                    <code className="text-12 text-faint">{event}</code>
                  </span>
                </label>
              ))}
            </fieldset>
          )
        })}
      </div>
    </div>
  )
}
