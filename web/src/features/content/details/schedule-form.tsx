import { useId, useState } from 'react'
import { exactTime } from '#web/lib/format-time.ts'
import { t } from '#web/lib/i18n/t.ts'
import { timeZone } from '#web/lib/locale.ts'
import { Button } from '#web/ui/button.tsx'
import { Field, Input } from '#web/ui/field.tsx'
import { instantOf, wallTime } from './zoned-time.ts'

const YEARS_MS = 730 * 86_400_000

type Props = { publishAt: string | null; onSchedule: (at: Date) => void; onCancel: () => void }

/** A day and a time in the zone of whoever reads it, which is named. */
export function ScheduleForm({ publishAt, onSchedule, onCancel }: Props) {
  const zone = timeZone()
  const note = useId()
  const [when, setWhen] = useState(() => wallTime(publishAt ? new Date(publishAt) : tomorrow(), zone))
  const at = instantOf(when.date, when.time, zone)
  const problem = !at
    ? t('Choose a day and a time')
    : at.getTime() <= Date.now()
      ? t('This time has passed')
      : at.getTime() > Date.now() + YEARS_MS
        ? t('At most two years ahead')
        : null
  const unchanged = at?.toISOString() === publishAt
  return (
    <form
      aria-label={t('Publishing time')}
      className="flex flex-col gap-3 border-t bg-sunken/50 px-4 py-3 sm:px-5"
      onSubmit={(event) => {
        event.preventDefault()
        if (at && !problem) onSchedule(at)
      }}
    >
      <div className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] gap-2">
        <Field label={t('Day')}>
          {(control) => (
            <Input
              {...control}
              type="date"
              aria-describedby={note}
              value={when.date}
              onChange={(event) => setWhen({ ...when, date: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('Time')}>
          {(control) => (
            <Input
              {...control}
              type="time"
              aria-describedby={note}
              value={when.time}
              onChange={(event) => setWhen({ ...when, time: event.target.value })}
            />
          )}
        </Field>
      </div>
      <p id={note} className={problem ? 'text-12 text-danger' : 'text-12 text-faint'}>
        {problem ?? t('{time}, in your zone {zone}', { time: at ? exactTime(at) : '', zone: zone.replace(/_/g, ' ') })}
      </p>
      <div className="flex justify-end gap-2">
        {!publishAt && (
          <Button size="sm" variant="quiet" onClick={onCancel}>
            {t('Cancel')}
          </Button>
        )}
        <Button size="sm" type="submit" unavailable={problem ?? (unchanged ? t('It is set for this time') : null)}>
          {publishAt ? t('Change the time') : t('Schedule')}
        </Button>
      </div>
    </form>
  )
}

/** The next morning, at a full hour. */
function tomorrow(): Date {
  const at = new Date(Date.now() + 86_400_000)
  at.setMinutes(0, 0, 0)
  return at
}
