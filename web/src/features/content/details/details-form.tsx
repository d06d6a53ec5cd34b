import { type FocusEvent, useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Field, Input, Textarea } from '#web/ui/field.tsx'
import { Conflicts } from './conflicts.tsx'
import { DetailsSaveLine } from './save-line.tsx'
import type { DetailsStore, State } from './store.ts'
import { TagsInput } from './tags-input.tsx'

const TITLE_MAX = 100
const DESCRIPTION_MAX = 5000
const TAGS_MOST = 50

type Props = {
  state: State
  store: DetailsStore
  why: string | null
  /** Its title stands above its text. */
  article?: boolean
}

/** Title, description and tags: saved by themselves while they are written. */
export function DetailsForm({ state, store, why, article = false }: Props) {
  const { saved: video, edits } = state
  const locked = why !== null
  const title = useTyped(edits.title ?? video.title, (text) => store.edit({ title: text }, { typed: true }), store.save)
  const description = useTyped(
    edits.description ?? video.description,
    (text) => store.edit({ description: text }, { typed: true }),
    store.save,
  )
  const tags = edits.tags ?? video.tags
  const fieldProblem = (name: string) =>
    state.saving.kind === 'failed'
      ? (state.saving.problem.fields.find((field) => field.path.includes(name))?.message ?? null)
      : null
  return (
    <form aria-label={t('Details')} onSubmit={(event) => event.preventDefault()} className="flex flex-col gap-4">
      {!locked && <DetailsSaveLine state={state} store={store} />}
      <Conflicts state={state} store={store} />
      {!article && (
        <Field
          label={t('Title')}
          aside={<Counter length={title.value.length} max={TITLE_MAX} />}
          error={
            title.value.trim() === '' ? t('A video needs a title; without one nobody finds it.') : fieldProblem('title')
          }
        >
          {(control) => <Input {...control} {...title} maxLength={TITLE_MAX} readOnly={locked} dir="auto" />}
        </Field>
      )}
      <Field
        label={article ? t('Summary') : t('Description')}
        optional
        aside={<Counter length={description.value.length} max={DESCRIPTION_MAX} />}
        hint={
          article
            ? t('Above the text, and where the article is linked to.')
            : t('Links are clickable; a time like 1:23 leads to its moment.')
        }
        error={fieldProblem('description')}
      >
        {(control) => (
          <Textarea
            {...control}
            {...description}
            rows={article ? 3 : 6}
            maxLength={DESCRIPTION_MAX}
            readOnly={locked}
            dir="auto"
            placeholder={locked ? '' : t('What is it about?')}
          />
        )}
      </Field>
      <Field
        label={t('Tags')}
        optional
        aside={tags.length > 0 ? <span className="figures">{ofMost(tags.length, TAGS_MOST)}</span> : null}
        error={fieldProblem('tags')}
      >
        {(control) => (
          <TagsInput
            control={control}
            value={tags}
            locked={locked}
            onChange={(next) => store.edit({ tags: next }, { typed: true })}
          />
        )}
      </Field>
    </form>
  )
}

type Typed = HTMLInputElement | HTMLTextAreaElement

/** While somebody is in a field it shows what they typed, spaces and all; what was saved of it shows when they leave. */
export function useTyped(value: string, onChange: (text: string) => void, onLeave: () => void) {
  const [typed, setTyped] = useState<string | null>(null)
  return {
    value: typed ?? value,
    onFocus: (event: FocusEvent<Typed>) => setTyped(event.currentTarget.value),
    onChange: (event: { currentTarget: Typed }) => {
      setTyped(event.currentTarget.value)
      onChange(event.currentTarget.value)
    },
    onBlur: () => {
      setTyped(null)
      onLeave()
    },
  }
}

function Counter({ length, max }: { length: number; max: number }) {
  return <span className={length >= max ? 'figures text-danger' : 'figures'}>{ofMost(length, max)}</span>
}

const ofMost = (count: number, most: number): string => t('{count} of {most}', { count, most })
