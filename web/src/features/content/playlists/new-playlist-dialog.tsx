import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { requestKeys } from '#web/lib/request-keys.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field, Input, Select } from '#web/ui/field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { VISIBILITIES, VISIBILITY } from '../visibility.ts'
import { type Playlist, type PlaylistVisibility, refreshPlaylists } from './queries.ts'
import { PLAYLIST_VISIBILITY } from './words.ts'

type Props = {
  channelId: string | null
  videoIds?: string[]
  onClose: () => void
  onMade: (playlist: Playlist) => void
}

/** Asks for what a playlist cannot be without. */
export function NewPlaylistDialog({ channelId, videoIds = [], onClose, onMade }: Props) {
  const form = useId()
  const queryClient = useQueryClient()
  const [keyFor] = useState(requestKeys)
  const [title, setTitle] = useState('')
  const [kind, setKind] = useState<Playlist['kind']>('playlist')
  const [visibility, setVisibility] = useState<PlaylistVisibility>('private')
  const make = useMutation({
    mutationFn: () => {
      const wanted = { title: title.trim(), description: '', kind, visibility, videoIds }
      const body = { ...wanted, ...(channelId && { channelId }) }
      return call(api.POST('/api/creator/playlists', { params: { header: { 'idempotency-key': keyFor(body) } }, body }))
    },
    onSuccess: (playlist) => {
      void refreshPlaylists(queryClient)
      onMade(playlist)
    },
  })
  const missing = title.trim() ? null : t('It needs a title')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (!missing && !make.isPending) make.mutate()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('New playlist')}
      footer={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button variant="primary" type="submit" form={form} busy={make.isPending} unavailable={missing}>
            {t('Create playlist')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t('Title')} error={make.error ? asProblem(make.error).message : null}>
          {(control) => (
            <Input
              {...control}
              value={title}
              maxLength={100}
              dir="auto"
              autoFocus
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
        <div className="flex flex-col gap-1.5">
          <Segmented
            label={t('Kind')}
            value={kind}
            options={[
              { value: 'playlist', label: t('Playlist') },
              { value: 'series', label: t('Series') },
            ]}
            onChange={setKind}
            className="self-start"
          />
          <p className="text-12 text-faint">
            {kind === 'series'
              ? t('Numbered parts, to be watched one after the other.')
              : t('Videos that go together.')}
          </p>
        </div>
        <Field label={t('Visibility')} hint={PLAYLIST_VISIBILITY[visibility]}>
          {(control) => (
            <Select
              {...control}
              className="w-full [&>select]:w-full"
              value={visibility}
              onChange={(event) => setVisibility(VISIBILITIES.find((each) => each === event.target.value) ?? 'private')}
            >
              {VISIBILITIES.map((each) => (
                <option key={each} value={each}>
                  {VISIBILITY[each].label}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </form>
    </Dialog>
  )
}
