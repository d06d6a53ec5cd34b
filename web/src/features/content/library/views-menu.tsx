import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Field, Input } from '#web/ui/field.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Popover } from '#web/ui/popover.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { useChosenColumns } from './chosen-columns.ts'
import { COLUMNS } from './columns.tsx'
import type { FilterProps } from './filter-bar.tsx'
import { readSearch } from './list-state.ts'
import { savedViewsQuery, useSavedViews } from './saved-views.ts'

/** Filters, order and columns kept under a name. */
export default function ViewsMenu({ channelId, search, onSearch }: FilterProps) {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const { columns, choose } = useChosenColumns()
  const { data, error } = useQuery(savedViewsQuery(channelId))
  const { save, forget } = useSavedViews(channelId)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { view: _, ...state } = search
    if (name.trim() === '') return
    save.mutate(
      { name: name.trim(), search: { ...state, columns: columns.map(({ id }) => id).join(',') } },
      { onSuccess: () => setName('') },
    )
  }
  const show = (view: { id: string; search: Record<string, unknown> }) => {
    const ids = typeof view.search.columns === 'string' ? view.search.columns.split(',') : null
    if (ids) choose(COLUMNS.flatMap(({ id }) => (ids.includes(id) ? [id] : [])))
    onSearch(readSearch({ ...view.search, view: view.id }))
    setOpen(false)
  }
  return (
    <Popover label={t('Saved views')} align="end" open={open} onOpenChange={setOpen} className="w-80 p-2">
      {!data && !error && <Skeleton className="h-16" />}
      {error && <p className="p-2 text-13 text-danger">{asProblem(error).message}</p>}
      {data?.items.length === 0 && (
        <p className="p-2 text-13 text-muted">
          {t('A view keeps filters, order and columns under a name. None is saved yet.')}
        </p>
      )}
      <ul className="max-h-72 overflow-y-auto">
        {data?.items.map((view) => (
          <li key={view.id} className="flex items-center gap-1">
            <button
              type="button"
              aria-current={search.view === view.id || undefined}
              onClick={() => show(view)}
              className="min-h-8 min-w-0 flex-1 truncate rounded-control px-2 text-start text-14 hover:bg-hover aria-[current]:font-medium aria-[current]:text-accent pointer-coarse:min-h-11"
              dir="auto"
            >
              {view.name}
            </button>
            <IconButton
              size="sm"
              label={t('Forget {name}', { name: view.name })}
              icon={<Trash2 size={15} />}
              onClick={() => forget.mutate(view.id)}
            />
          </li>
        ))}
      </ul>
      <form onSubmit={submit} className="mt-2 flex items-end gap-2 border-t p-2 pt-3">
        <div className="min-w-0 flex-1">
          <Field label={t('Save what is shown as')}>
            {(control) => (
              <Input
                {...control}
                value={name}
                maxLength={60}
                dir="auto"
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Button type="submit" busy={save.isPending} unavailable={name.trim() ? null : t('Write a name first')}>
          {t('Save')}
        </Button>
      </form>
    </Popover>
  )
}
