import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { choosePlaylistsQuery } from '#web/features/content/playlists/queries.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Field, Input, Select } from '#web/ui/field.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import type { RetentionRule } from './retention-queries.ts'

type Props = {
  number: number
  rule: RetentionRule
  readOnly: boolean
  onChange: (rule: RetentionRule) => void
  onRemove: () => void
}

const kinds = () => ({ video: t('Videos'), audio: t('Audio'), article: t('Articles') })
const visibilities = () => ({
  private: t('Private'),
  unlisted: t('Unlisted'),
  public: t('Public'),
  members: t('Members only'),
})

/** One rule, as a sentence of controls. */
export function RetentionRuleFields({ number, rule, readOnly, onChange, onRemove }: Props) {
  const set = (change: Partial<RetentionRule>) => onChange(withoutEmpty({ ...rule, ...change }))
  return (
    <fieldset disabled={readOnly} className="min-w-0 rounded-card border p-3 sm:p-4">
      <legend className="sr-only">{t('Rule {number}', { number })}</legend>
      <div className="mb-3 flex items-center justify-between">
        <span className="text-13 font-semibold">{t('Rule {number}', { number })}</span>
        {!readOnly && (
          <IconButton label={t('Remove rule {number}', { number })} icon={<Trash2 size={16} />} onClick={onRemove} />
        )}
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('Goes after, in days')}>
          {(control) => (
            <Input
              {...control}
              type="number"
              inputMode="numeric"
              min={1}
              max={3650}
              value={rule.afterDays || ''}
              onChange={(event) => set({ afterDays: Math.trunc(event.target.valueAsNumber) || 0 })}
            />
          )}
        </Field>
        <Field label={t('Counted from')}>
          {(control) => (
            <Select
              {...control}
              className="w-full [&>select]:w-full"
              value={rule.since}
              onChange={(event) => set({ since: event.target.value === 'published' ? 'published' : 'created' })}
            >
              <option value="created">{t('When it was made')}</option>
              <option value="published">{t('When it was published')}</option>
            </Select>
          )}
        </Field>
        <Field label={t('Kind')}>
          {(control) => (
            <Select
              {...control}
              className="w-full [&>select]:w-full"
              value={rule.kinds?.[0] ?? ''}
              onChange={(event) => set({ kinds: oneOf(kinds(), event.target.value) })}
            >
              <option value="">{t('Everything')}</option>
              {Object.entries(kinds()).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('Visibility')}>
          {(control) => (
            <Select
              {...control}
              className="w-full [&>select]:w-full"
              value={rule.visibility?.[0] ?? ''}
              onChange={(event) => set({ visibility: oneOf(visibilities(), event.target.value) })}
            >
              <option value="">{t('Any')}</option>
              {Object.entries(visibilities()).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('Kept from a length of, in minutes')} optional hint={t('Only what is shorter goes.')}>
          {(control) => (
            <Input
              {...control}
              type="number"
              inputMode="numeric"
              min={1}
              max={2880}
              value={rule.shorterThanSeconds ? Math.round(rule.shorterThanSeconds / 60) : ''}
              onChange={(event) => set({ shorterThanSeconds: (Math.trunc(event.target.valueAsNumber) || 0) * 60 })}
            />
          )}
        </Field>
        <Field label={t('Only with the tag')} optional>
          {(control) => (
            <Input
              {...control}
              dir="auto"
              maxLength={60}
              value={rule.tag ?? ''}
              onChange={(event) => set({ tag: event.target.value })}
            />
          )}
        </Field>
        <KeptPlaylist chosen={rule.notInPlaylists} onChange={(notInPlaylists) => set({ notInPlaylists })} />
      </div>
    </fieldset>
  )
}

type KeptProps = { chosen: string[] | undefined; onChange: (ids: string[] | undefined) => void }

/** Playlists whose videos the rule never takes: none, or one chosen here; more can be set through the API and stay. */
function KeptPlaylist({ chosen, onChange }: KeptProps) {
  const channel = useOwnChannel()
  const { data } = useQuery({ ...choosePlaylistsQuery(channel?.id ?? null, {}), enabled: channel !== null })
  const one = chosen?.[0]
  const more = (chosen?.length ?? 0) - 1
  const known = data?.items.some(({ id }) => id === one)
  return (
    <Field
      label={t('Never videos of the playlist')}
      hint={more > 0 ? t('And of {count} more.', { count: more }) : undefined}
    >
      {(control) => (
        <Select
          {...control}
          className="w-full [&>select]:w-full"
          value={one ?? ''}
          onChange={(event) => onChange(event.target.value ? [event.target.value] : undefined)}
        >
          <option value="">{t('None')}</option>
          {one && !known && <option value={one}>{t('A playlist')}</option>}
          {data?.items.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

function oneOf<T extends string>(table: Record<T, string>, value: string): T[] | undefined {
  return value in table ? [value as T] : undefined // just looked up
}

/** The form's empty fields are no limits; the request leaves them out. */
function withoutEmpty(rule: { [K in keyof RetentionRule]: RetentionRule[K] | undefined }): RetentionRule {
  const { kinds, visibility, tag, shorterThanSeconds, notInPlaylists, ...rest } = rule
  return {
    ...rest,
    ...(kinds && { kinds }),
    ...(visibility && { visibility }),
    ...(tag && { tag }),
    ...(shorterThanSeconds && { shorterThanSeconds }),
    ...(notInPlaylists && { notInPlaylists }),
  } as RetentionRule // afterDays and since are always there
}
