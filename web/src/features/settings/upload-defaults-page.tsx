import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { AudienceFields, FilingFields } from '#web/features/content/details/filing-fields.tsx'
import { type UploadDefaults, uploadDefaultsQuery } from '#web/features/content/details/queries.ts'
import { TagsInput } from '#web/features/content/details/tags-input.tsx'
import { VISIBILITY } from '#web/features/content/visibility.ts'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Field, Select, Textarea } from '#web/ui/field.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { CaptionDefaultsSection } from './caption-defaults.tsx'
import { SettingsSection } from './settings-section.tsx'

const VISIBILITIES = ['private', 'unlisted', 'members', 'public'] as const

/** What each new upload of the channel begins with. */
export function UploadDefaultsPage() {
  usePageTitle(t('Upload defaults'))
  const own = useOwnChannel()
  const { data, error, refetch } = useQuery(uploadDefaultsQuery(own?.id ?? null))
  if (error && !data)
    return <ErrorState what={t('The upload defaults')} problem={asProblem(error)} onRetry={() => refetch()} />
  if (!data) return <Skeleton className="h-[640px] w-full rounded-card!" />
  return (
    <>
      <Form key={data.channelId} channelId={data.channelId} saved={data.defaults} why={data.why.edit ?? null} />
      <CaptionDefaultsSection channelId={data.channelId} />
    </>
  )
}

type Props = { channelId: string; saved: UploadDefaults; why: string | null }

function Form({ channelId, saved, why }: Props) {
  const queryClient = useQueryClient()
  const own = useOwnChannel()
  const [draft, setDraft] = useState(saved)
  const change = (part: Partial<UploadDefaults>) => setDraft((now) => ({ ...now, ...part }))
  const save = useMutation({
    mutationFn: () => call(api.PUT('/api/creator/upload-defaults', { params: { query: { channelId } }, body: draft })),
    onSuccess: (answer) => {
      setDraft(answer.defaults)
      queryClient.setQueryData(uploadDefaultsQuery(own?.id ?? null).queryKey, answer)
      toast(t('Upload defaults saved'), { tone: 'success', detail: t('New uploads begin with them.') })
    },
  })
  const dirty = JSON.stringify(draft) !== JSON.stringify(saved)
  return (
    <SettingsSection
      title={t('Upload defaults')}
      description={t(
        'What each new upload of this channel begins with. Videos that are here already stay as they are; the title comes from the file.',
      )}
      foot={
        <>
          {dirty && !why && (
            <Button variant="quiet" onClick={() => setDraft(saved)}>
              {t('Discard')}
            </Button>
          )}
          <Button
            variant="primary"
            busy={save.isPending}
            unavailable={why ?? (dirty ? null : t('Nothing has changed'))}
            onClick={() => save.mutate()}
          >
            {t('Save defaults')}
          </Button>
        </>
      }
    >
      {save.error && (
        <Callout tone="danger" title={t('The defaults were not saved')}>
          {asProblem(save.error).fields[0]?.message ?? asProblem(save.error).message}
        </Callout>
      )}
      <Field label={t('Visibility')} hint={VISIBILITY[draft.visibility].explanation}>
        {(control) => (
          <Select
            {...control}
            className="w-full"
            disabled={why !== null}
            value={draft.visibility}
            onChange={(event) => change({ visibility: event.target.value as UploadDefaults['visibility'] })} // one of the options
          >
            {VISIBILITIES.map((value) => (
              <option key={value} value={value}>
                {VISIBILITY[value].label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label={t('Description')}
        optional
        hint={t('For what stands below every video: links, thanks, a way to reach you.')}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={4}
            maxLength={5000}
            dir="auto"
            readOnly={why !== null}
            value={draft.description}
            onChange={(event) => change({ description: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('Tags')} optional>
        {(control) => (
          <TagsInput control={control} value={draft.tags} locked={why !== null} onChange={(tags) => change({ tags })} />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <FilingFields value={draft} why={why} onChange={(part) => change(part as Partial<UploadDefaults>)} />
      </div>
      <AudienceFields value={draft} why={why} onChange={change} />
    </SettingsSection>
  )
}
