import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ExternalLink, TvMinimalPlay } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { type Channel, channelQuery } from '#web/features/accounts/queries.ts'
import { handleInWords, useSaveChannel } from '#web/features/accounts/save-channel.ts'
import { chooseFiles } from '#web/features/uploads/choose-files.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Field, Input, Textarea } from '#web/ui/field.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { DeleteChannelSection } from './delete-channel-section.tsx'
import { PictureSection } from './picture-section.tsx'
import { SettingsSection } from './settings-section.tsx'
import { StorageSection } from './storage-section.tsx'
import { VerificationSection } from './verification-section.tsx'

export function ChannelPage() {
  usePageTitle(t('Channel settings'))
  const own = useOwnChannel()
  const { data, error, refetch } = useQuery({ ...channelQuery(own?.id ?? ''), enabled: own !== null })
  if (!own) {
    return (
      <Card>
        <EmptyState
          icon={<TvMinimalPlay size={22} />}
          title={t('You have no channel yet')}
          action={<Button onClick={chooseFiles}>{t('Upload a video')}</Button>}
        >
          {t('It is made with your first upload, under your name.')}
        </EmptyState>
      </Card>
    )
  }
  if (error && !data) return <ErrorState what={t('The channel')} problem={asProblem(error)} onRetry={() => refetch()} />
  if (!data) return <Skeleton className="h-96 w-full rounded-card!" />
  const mayEdit = own.role === 'owner' || own.role === 'manager'
  return (
    <>
      <ChannelForm key={data.id} channel={data} mayEdit={mayEdit} />
      <PictureSection channel={data} />
      <VerificationSection channelId={data.id} mayEdit={mayEdit} />
      <StorageSection channelId={data.id} />
      <DeleteChannelSection channel={own} />
    </>
  )
}

function ChannelForm({ channel, mayEdit }: { channel: Channel; mayEdit: boolean }) {
  const form = useId()
  const { name, handle, description } = channel
  const [draft, setDraft] = useState({ name, handle, description })
  const save = useSaveChannel(channel)
  const dirty = draft.name !== name || draft.handle !== handle || draft.description !== description
  const handleProblem = handleInWords(draft.handle)
  const problem = save.error ? asProblem(save.error) : null
  const taken = problem?.code === 'accounts.handle_taken'
  const reason = !mayEdit
    ? t('Your role in this channel cannot change it')
    : !dirty
      ? t('Nothing has changed')
      : !draft.name.trim()
        ? t('A channel needs a name')
        : handleProblem
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason || save.isPending) return
    save.mutate(draft, {
      onSuccess: (saved) => {
        setDraft({ name: saved.name, handle: saved.handle, description: saved.description })
        toast(t('Channel saved'), { tone: 'success' })
      },
    })
  }
  return (
    <SettingsSection
      title={t('Channel')}
      description={
        <>
          {t('What viewers see on your channel page and below every video.')}
          <span className="mt-3 block">
            <Link to="/channel/$handle" params={{ handle }} className={buttonClass('secondary', 'sm')}>
              <ExternalLink size={14} aria-hidden="true" />
              {t('View channel page')}
            </Link>
          </span>
        </>
      }
      foot={
        <Button type="submit" form={form} variant="primary" busy={save.isPending} unavailable={reason}>
          {t('Save channel')}
        </Button>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {problem && !taken && (
          <Callout tone="danger" title={t('The channel was not saved')}>
            {problem.message}
          </Callout>
        )}
        <Field label={t('Name')}>
          {(control) => (
            <Input
              {...control}
              value={draft.name}
              maxLength={100}
              readOnly={!mayEdit}
              dir="auto"
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
          )}
        </Field>
        <Field
          label={t('Handle')}
          hint={
            draft.handle === handle
              ? t('Your address: {address}', { address: `${location.host}/channel/${handle}` })
              : t('Your address will be {address}. Links to the old one stop working.', {
                  address: `${location.host}/channel/${draft.handle}`,
                })
          }
          error={
            handleProblem ??
            (taken && draft.handle !== handle ? t('Another channel has this handle. Try a longer one.') : null)
          }
        >
          {(control) => (
            <Input
              {...control}
              value={draft.handle}
              maxLength={40}
              readOnly={!mayEdit}
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => setDraft({ ...draft, handle: event.target.value.toLowerCase() })}
            />
          )}
        </Field>
        <Field label={t('Description')} optional>
          {(control) => (
            <Textarea
              {...control}
              rows={5}
              value={draft.description}
              maxLength={5000}
              readOnly={!mayEdit}
              dir="auto"
              placeholder={t('Who you are, and what people find here.')}
              onChange={(event) => setDraft({ ...draft, description: event.target.value })}
            />
          )}
        </Field>
      </form>
    </SettingsSection>
  )
}
