const WORDS: Record<string, string> = {
  'video.uploaded': 'A file has arrived',
  'video.ready': 'A video can be watched',
  'video.failed': 'A video could not be processed',
  'video.published': 'A video became public',
  'video.updated': 'Details were changed',
  'video.deleted': 'A video went to the trash',
  'video.restored': 'A video came back from the trash',
  'video.purged': 'A video was deleted for good',
  'upload.given_up': 'An upload was given up after 30 days',
}

type Props = { events: string[]; chosen: string[]; onChange: (chosen: string[]) => void }

export function EventChoice({ events, chosen, onChange }: Props) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-13 font-medium">It hears when</legend>
      {events.map((event) => (
        <label key={event} className="flex items-start gap-2.5">
          <input
            type="checkbox"
            checked={chosen.includes(event)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, event] : chosen.filter((other) => other !== event))
            }
            className="mt-0.5 size-4"
          />
          <span className="flex min-w-0 flex-wrap gap-x-2">
            <span className="text-14">{WORDS[event] ?? event}</span>
            <code className="text-12 leading-6 text-faint">{event}</code>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
