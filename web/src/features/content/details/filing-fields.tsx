import { useQuery } from '@tanstack/react-query'
import { t } from '#web/lib/i18n/t.ts'
import { Field, Select } from '#web/ui/field.tsx'
import { categoriesQuery } from './queries.ts'
import type { Edits } from './store.ts'
import { comments, languages, levels, licences } from './words.ts'

type Filing = Required<Pick<Edits, 'category' | 'level' | 'language' | 'licence'>>
type Audience = Required<Pick<Edits, 'comments' | 'downloads' | 'encryption'>>
type Props<T> = { value: T; onChange: (change: Partial<T>) => void; why: string | null; article?: boolean }

/** What a video is filed under: of one video, and of what a new upload begins with. */
export function FilingFields({ value, onChange, why }: Props<Filing>) {
  const { data } = useQuery(categoriesQuery)
  const locked = { disabled: why !== null, title: why ?? undefined }
  return (
    <>
      <Field label={t('Category')}>
        {(control) => (
          <Select
            {...control}
            {...locked}
            className="w-full"
            value={value.category ?? ''}
            onChange={(event) => onChange({ category: event.target.value || null })}
          >
            <option value="">{t('None')}</option>
            {data?.items.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
            {value.category && !data && <option value={value.category}>{value.category}</option>}
          </Select>
        )}
      </Field>
      <Field label={t('Level')}>
        {(control) => (
          <Select
            {...control}
            {...locked}
            className="w-full"
            value={value.level ?? ''}
            onChange={(event) => onChange({ level: (event.target.value || null) as Filing['level'] })} // one of the options
          >
            <option value="">{t('For everyone')}</option>
            {levels().map(([id, label]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('Language')}>
        {(control) => (
          <Select
            {...control}
            {...locked}
            className="w-full"
            value={value.language ?? ''}
            onChange={(event) => onChange({ language: event.target.value || null })}
          >
            <option value="">{t('Not said')}</option>
            {languages(value.language ?? null).map(([tag, name]) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('Licence')}>
        {(control) => (
          <Select
            {...control}
            {...locked}
            className="w-full"
            value={value.licence}
            onChange={(event) => onChange({ licence: event.target.value })}
          >
            {licences().map(([id, label]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  )
}

export function AudienceFields({ value, onChange, why, article = false }: Props<Audience>) {
  const locked = { disabled: why !== null, title: why ?? undefined }
  return (
    <>
      <Field label={t('Comments')}>
        {(control) => (
          <Select
            {...control}
            {...locked}
            className="w-full"
            value={value.comments}
            onChange={(event) => onChange({ comments: event.target.value as Audience['comments'] })} // one of the options
          >
            {comments().map(([id, label]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {!article && (
        <>
          <label className="flex items-start gap-2.5 text-14">
            <input
              type="checkbox"
              {...locked}
              checked={value.downloads}
              onChange={(event) => onChange({ downloads: event.target.checked })}
              className="mt-0.5 size-4 shrink-0"
            />
            <span>
              {t('Viewers may download it')}
              <span className="block text-13 text-muted">{t('Your team always can.')}</span>
            </span>
          </label>
          <label className="flex items-start gap-2.5 text-14">
            <input
              type="checkbox"
              {...locked}
              checked={value.encryption}
              onChange={(event) => onChange({ encryption: event.target.checked })}
              className="mt-0.5 size-4 shrink-0"
            />
            <span>
              {t('Encrypt the stream')}
              <span className="block text-13 text-muted">
                {t(
                  'Copied files do not play without a key, which only those who may watch are given. They can still record what they see.',
                )}
              </span>
            </span>
          </label>
        </>
      )}
    </>
  )
}
