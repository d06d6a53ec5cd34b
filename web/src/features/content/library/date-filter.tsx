import { dayOf } from '#web/lib/format-time.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Field, Input } from '#web/ui/field.tsx'
import type { FilterProps } from './filter-bar.tsx'
import type { ListSearch } from './list-state.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const periods = () => [
  { days: 7, label: t('Last 7 days') },
  { days: 28, label: t('Last 28 days') },
  { days: 365, label: t('Last year') },
]

/** When a video was added: a usual period, or from one day to another. */
export function DateFilter({ search, onSearch }: FilterProps) {
  const set = ({ from, to }: Pick<ListSearch, 'from' | 'to'>) => {
    const { from: _from, to: _to, ...rest } = search
    onSearch({ ...rest, ...(from && { from }), ...(to && { to }) })
  }
  const since = (days: number) => dayOf(new Date(Date.now() - (days - 1) * DAY_MS))
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        {periods().map(({ days, label }) => {
          const from = since(days)
          const on = search.from === from && !search.to
          return (
            <Button
              key={days}
              size="sm"
              aria-pressed={on}
              variant={on ? 'primary' : 'secondary'}
              onClick={() => set(on ? {} : { from })}
            >
              {label}
            </Button>
          )
        })}
      </div>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('From')}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={search.from ?? ''}
              max={search.to}
              onChange={(event) => set({ from: event.target.value || undefined, to: search.to })}
            />
          )}
        </Field>
        <Field label={t('To')}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={search.to ?? ''}
              min={search.from}
              onChange={(event) => set({ from: search.from, to: event.target.value || undefined })}
            />
          )}
        </Field>
      </div>
      <p className="text-12 text-faint">{t('When the video was added; days are those of UTC.')}</p>
      {(search.from || search.to) && (
        <Button size="sm" onClick={() => set({})}>
          {t('Any date')}
        </Button>
      )}
    </div>
  )
}
