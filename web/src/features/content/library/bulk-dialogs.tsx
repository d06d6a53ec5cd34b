import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { exact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field, Input, Select } from '#web/ui/field.tsx'
import { categoriesQuery } from '../details/queries.ts'
import { foundVideosQuery } from '../queries.ts'
import type { BulkAction } from './bulk-jobs.ts'
import { CheckRow } from './check-row.tsx'
import { facetsQuery } from './facets.ts'

type Asking = { count: number; start: (action: BulkAction) => void; onClose: () => void }

type FormProps = Asking & {
  title: string
  description?: string
  action: string
  /** Why it cannot be sent yet. */
  missing: string | null
  wanted: () => BulkAction
  children: ReactNode
}

function BulkForm({ title, description, action, missing, wanted, children, start, onClose }: FormProps) {
  const form = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!missing) start(wanted())
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      {...(description && { description })}
      footer={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button variant="primary" type="submit" form={form} unavailable={missing}>
            {action}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {children}
      </form>
    </Dialog>
  )
}

export function ScheduleDialog(asking: Asking) {
  const [time, setTime] = useState('')
  const at = new Date(time)
  const missing = Number.isNaN(at.getTime())
    ? t('Choose a time first')
    : at.getTime() <= Date.now()
      ? t('That time has passed')
      : null
  return (
    <BulkForm
      {...asking}
      title={t('Schedule {count, plural, one {# video} other {# videos}}', { count: exact(asking.count) })}
      description={t('They become public by themselves at this time.')}
      action={t('Schedule')}
      missing={missing}
      wanted={() => ({ kind: 'visibility', visibility: 'scheduled', publishAt: at.toISOString() })}
    >
      <Field
        label={t('Publish at')}
        hint={t('In the zone of this computer, {zone}', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}
      >
        {(control) => (
          <Input {...control} type="datetime-local" value={time} onChange={(event) => setTime(event.target.value)} />
        )}
      </Field>
    </BulkForm>
  )
}

type CategoryId = NonNullable<Extract<BulkAction, { kind: 'category' }>['category']>

export function CategoryDialog(asking: Asking & { channelId: string | null }) {
  const [category, setCategory] = useState<CategoryId | ''>('')
  const { data } = useQuery(categoriesQuery)
  return (
    <BulkForm
      {...asking}
      title={t('Category of {count, plural, one {# video} other {# videos}}', { count: exact(asking.count) })}
      action={t('Change category')}
      missing={data ? null : t('The categories are on their way')}
      wanted={() => ({ kind: 'category', category: category || null })}
    >
      <Field label={t('Category')}>
        {(control) => (
          <Select
            {...control}
            className="w-full"
            value={category}
            onChange={(event) => setCategory(event.target.value as CategoryId | '')} // one of the options
          >
            <option value="">{t('None')}</option>
            {data?.items.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </BulkForm>
  )
}

const tagsIn = (text: string) => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
]

export function TagsDialog({ channelId, ...asking }: Asking & { channelId: string | null }) {
  const [add, setAdd] = useState('')
  const [remove, setRemove] = useState('')
  const { data } = useQuery(facetsQuery(channelId))
  const known = useId()
  const nothing = tagsIn(add).length + tagsIn(remove).length === 0
  return (
    <BulkForm
      {...asking}
      title={t('Tags of {count, plural, one {# video} other {# videos}}', { count: exact(asking.count) })}
      description={t('Other tags stay as they are.')}
      action={t('Change tags')}
      missing={nothing ? t('Write a tag to add or to remove first') : null}
      wanted={() => ({ kind: 'tags', add: tagsIn(add), remove: tagsIn(remove) })}
    >
      <datalist id={known}>
        {data?.tags.map(({ value }) => (
          <option key={value} value={value} />
        ))}
      </datalist>
      <Field label={t('Add')} hint={t('Several are parted by commas')}>
        {(control) => (
          <Input {...control} list={known} value={add} dir="auto" onChange={(event) => setAdd(event.target.value)} />
        )}
      </Field>
      <Field label={t('Remove')}>
        {(control) => (
          <Input
            {...control}
            list={known}
            value={remove}
            dir="auto"
            onChange={(event) => setRemove(event.target.value)}
          />
        )}
      </Field>
    </BulkForm>
  )
}

const fieldsToCopy = () =>
  [
    { id: 'description', label: t('Description') },
    { id: 'tags', label: t('Tags') },
    { id: 'category', label: t('Category') },
    { id: 'level', label: t('Level') },
    { id: 'language', label: t('Language') },
    { id: 'licence', label: t('Licence') },
    { id: 'comments', label: t('Comments setting') },
    { id: 'downloads', label: t('Downloads') },
  ] as const
type FieldId = ReturnType<typeof fieldsToCopy>[number]['id']

/** @param props.except the video that is copied to, when it is one */
export function CopyDialog({ channelId, except, ...asking }: Asking & { channelId: string | null; except?: string }) {
  const [q, setQ] = useState('')
  const [from, setFrom] = useState<string | null>(null)
  const [fields, setFields] = useState<ReadonlySet<FieldId>>(new Set(['tags', 'category']))
  const { data } = useQuery({ ...foundVideosQuery(channelId, q.trim()), placeholderData: (before) => before })
  const toggle = (id: FieldId) => {
    const next = new Set(fields)
    if (!next.delete(id)) next.add(id)
    setFields(next)
  }
  const missing =
    from === null ? t('Choose a video to copy from first') : fields.size === 0 ? t('Choose what to copy') : null
  return (
    <BulkForm
      {...asking}
      title={t('Copy details to {count, plural, one {# video} other {# videos}}', { count: exact(asking.count) })}
      action={t('Copy details')}
      missing={missing}
      wanted={() => ({ kind: 'metadata', from: from ?? '', fields: [...fields] })}
    >
      <Field label={t('From')}>
        {(control) => (
          <Input
            {...control}
            placeholder={t('Find a video')}
            value={q}
            dir="auto"
            onChange={(event) => setQ(event.target.value)}
          />
        )}
      </Field>
      <div role="radiogroup" aria-label={t('Video to copy from')} className="flex max-h-48 flex-col overflow-y-auto">
        {data?.items
          .filter((video) => video.id !== except)
          .map((video) => (
            <label key={video.id} className="flex min-h-9 items-center gap-2.5 rounded-control px-2 hover:bg-hover">
              <input type="radio" name="from" checked={from === video.id} onChange={() => setFrom(video.id)} />
              <span className="min-w-0 truncate" dir="auto">
                {video.title}
              </span>
            </label>
          ))}
      </div>
      <fieldset>
        <legend className="pb-1 text-13 font-medium">{t('What to copy')}</legend>
        <div className="grid grid-cols-2">
          {fieldsToCopy().map(({ id, label }) => (
            <CheckRow key={id} checked={fields.has(id)} onChange={() => toggle(id)}>
              {label}
            </CheckRow>
          ))}
        </div>
      </fieldset>
    </BulkForm>
  )
}
