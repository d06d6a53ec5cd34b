import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Field, Input, Select, Textarea } from '#web/ui/field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { SaveLine } from '../saving/save-line.tsx'
import { VISIBILITIES, VISIBILITY } from '../visibility.ts'
import type { FieldName, PlaylistStore, State } from './use-playlist.ts'
import { KIND, PLAYLIST_VISIBILITY } from './words.ts'

type Props = { state: State; store: PlaylistStore; why: string | null }

/** Title, description, kind and visibility, saved by themselves. */
export function PlaylistDetails({ state, store, why }: Props) {
  const { edit, save } = store
  const value = { ...state.saved, ...state.edits }
  const locked = why !== null
  return (
    <form aria-label={t('Details')} onSubmit={(event) => event.preventDefault()} className="flex flex-col gap-4">
      {!locked && <SaveLine {...state} store={store} waits={waitsFor(state)} />}
      <Conflicts conflicts={state.conflicts} choose={store.choose} />
      <Field label={t('Title')} error={value.title.trim() === '' ? t('A playlist needs a title.') : null}>
        {(control) => (
          <Input
            {...control}
            value={value.title}
            maxLength={100}
            readOnly={locked}
            dir="auto"
            onChange={(event) => edit({ title: event.target.value }, { typed: true })}
            onBlur={() => void save()}
          />
        )}
      </Field>
      <Field label={t('Description')} optional>
        {(control) => (
          <Textarea
            {...control}
            rows={4}
            value={value.description}
            maxLength={5000}
            readOnly={locked}
            dir="auto"
            placeholder={locked ? '' : t('What belongs together here?')}
            onChange={(event) => edit({ description: event.target.value }, { typed: true })}
            onBlur={() => void save()}
          />
        )}
      </Field>
      <fieldset disabled={locked} className="flex flex-col gap-1.5">
        <legend className="mb-1.5 text-13 font-medium">{t('Kind')}</legend>
        <Segmented
          label={t('Kind')}
          value={value.kind}
          options={[
            { value: 'playlist', label: t('Playlist') },
            { value: 'series', label: t('Series') },
          ]}
          onChange={(kind) => edit({ kind })}
          className="self-start"
        />
        <p className="text-12 text-faint">
          {value.kind === 'series'
            ? t('Numbered parts, each with the next and the one before.')
            : t('Videos that go together.')}
        </p>
      </fieldset>
      <Field label={t('Visibility')} hint={PLAYLIST_VISIBILITY[value.visibility]}>
        {(control) => (
          <Select
            {...control}
            className="w-full [&>select]:w-full"
            disabled={locked}
            value={value.visibility}
            onChange={(event) =>
              edit({ visibility: VISIBILITIES.find((each) => each === event.target.value) ?? value.visibility })
            }
          >
            {VISIBILITIES.map((each) => (
              <option key={each} value={each}>
                {VISIBILITY[each].label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <p className="text-12 text-faint">
        {t(
          'Private videos in it stay hidden from viewers, and are not counted for them. Unlisted ones show for everybody who sees the playlist.',
        )}
      </p>
    </form>
  )
}

function waitsFor({ conflicts, edits }: State): string | null {
  if (edits.title?.trim() === '') return t('Not saved: it needs a title')
  return conflicts.length > 0 ? t('Not saved: choose below which words to keep') : null
}

function changedInWords(name: FieldName): string {
  switch (name) {
    case 'title':
      return t('Somebody else changed the title')
    case 'description':
      return t('Somebody else changed the description')
    case 'kind':
      return t('Somebody else changed the kind')
    case 'visibility':
      return t('Somebody else changed the visibility')
    case 'coverVideoId':
      return t('Somebody else changed the cover')
  }
}

function inWords(name: FieldName, value: unknown): string {
  if (name === 'kind') return KIND[value as keyof typeof KIND] // of the field that is named
  if (name === 'visibility') return VISIBILITY[value as keyof typeof VISIBILITY].label // as above
  return String(value)
}

function Conflicts({ conflicts, choose }: Pick<State, 'conflicts'> & Pick<PlaylistStore, 'choose'>) {
  return conflicts.map(({ name, mine, theirs }) => (
    <Callout key={name} tone="warning" title={changedInWords(name)}>
      {name !== 'coverVideoId' && (
        <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-13">
          <dt className="text-muted">{t('Yours')}</dt>
          <dd dir="auto" className="text-with-page wrap-anywhere">
            {inWords(name, mine)}
          </dd>
          <dt className="text-muted">{t('Theirs')}</dt>
          <dd dir="auto" className="text-with-page wrap-anywhere">
            {inWords(name, theirs) || '–'}
          </dd>
        </dl>
      )}
      <span className="mt-2 flex gap-2">
        <Button size="sm" onClick={() => choose(name, 'mine')}>
          {t('Keep mine')}
        </Button>
        <Button size="sm" onClick={() => choose(name, 'theirs')}>
          {t('Take theirs')}
        </Button>
      </span>
    </Callout>
  ))
}
