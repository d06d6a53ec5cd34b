const GROUPS: { title: string; events: Record<string, string> }[] = [
  {
    title: 'Videos',
    events: {
      'video.uploaded': 'A file has arrived',
      'video.ready': 'A video can be watched',
      'video.failed': 'A video could not be processed',
      'video.published': 'A video became public',
      'video.updated': 'Details were changed',
      'video.deleted': 'A video went to the trash',
      'video.restored': 'A video came back from the trash',
      'video.purged': 'A video was deleted for good',
      'upload.given_up': 'An upload was given up after 30 days',
    },
  },
  {
    title: 'Versions',
    events: {
      'version.replaced': 'A new file was given for a video',
      'version.made_current': 'Another version plays now',
    },
  },
  {
    title: 'Captions',
    events: {
      'captions.updated': 'Captions were added or changed',
      'captions.deleted': 'Captions were removed',
    },
  },
  {
    title: 'Articles',
    events: {
      'article.published': 'Readers get a new text',
      'article.updated': 'The draft was changed',
    },
  },
  {
    title: 'Playlists',
    events: {
      'playlist.created': 'A playlist was made',
      'playlist.updated': 'Its details, videos or order were changed',
      'playlist.deleted': 'A playlist was deleted',
      'playlist.restored': 'A playlist was brought back',
    },
  },
]
const KNOWN = new Set(GROUPS.flatMap((group) => Object.keys(group.events)))

type Props = { events: string[]; chosen: string[]; onChange: (chosen: string[]) => void }

/** All that the server tells of, by what it is about; what this page has no words for stands last, by its name. */
export function EventChoice({ events, chosen, onChange }: Props) {
  const others = events.filter((event) => !KNOWN.has(event))
  const groups = [...GROUPS, { title: 'Others', events: Object.fromEntries(others.map((event) => [event, event])) }]
  return (
    <div className="flex flex-col gap-4">
      <h3 className="text-13 font-medium">It hears when</h3>
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
                    onClick={() => onChange(whole ? rest : [...rest, ...there])}
                    className="text-12 font-medium text-accent hover:underline"
                  >
                    {whole ? 'None' : 'All'}
                    <span className="sr-only"> of {title.toLowerCase()}</span>
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
