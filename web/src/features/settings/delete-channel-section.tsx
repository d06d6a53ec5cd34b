import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { meQuery, type OwnChannel } from '#web/features/accounts/queries.ts'
import { roleInSentence } from '#web/features/accounts/role-words.ts'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { toast } from '#web/ui/toast.ts'
import { DeletedChannels } from './deleted-channels.tsx'
import { deletedChannelsQuery } from './leaving-queries.ts'
import { SettingsSection } from './settings-section.tsx'

/** The end of a channel, and the way back. */
export function DeleteChannelSection({ channel }: { channel: OwnChannel }) {
  const [asking, setAsking] = useState(false)
  const router = useRouter()
  const queryClient = useQueryClient()
  const { data: deleted } = useQuery(deletedChannelsQuery)
  const remove = useMutation({
    mutationFn: () => call(api.DELETE('/api/creator/channels/{id}', { params: { path: { id: channel.id } } })),
    onSuccess: async () => {
      setAsking(false)
      await queryClient.fetchQuery({ ...meQuery, staleTime: 0 })
      void queryClient.invalidateQueries(deletedChannelsQuery)
      await router.navigate({ to: '/studio' })
      toast(t('Channel deleted'), { tone: 'success', detail: t('For 30 days it can be restored in the settings.') })
    },
  })
  const whyNot =
    channel.role === 'owner'
      ? null
      : t('Your role here is {role}: only the owner deletes the channel', { role: roleInSentence(channel.role) })
  return (
    <>
      {deleted && deleted.items.length > 0 && (
        <SettingsSection
          id="deleted"
          title={t('Deleted channels')}
          description={t('They come back as they were, with videos, team and figures.')}
        >
          <DeletedChannels channels={deleted.items} />
        </SettingsSection>
      )}
      <SettingsSection
        id="delete"
        title={t('Delete channel')}
        description={tx('To give it to somebody else instead, make them an owner in the <link>team</link>.', {
          link: (text) => (
            <Link to="/studio/settings/team" className="underline underline-offset-2">
              {text}
            </Link>
          ),
        })}
        foot={
          <Button variant="danger" unavailable={whyNot} onClick={() => setAsking(true)}>
            {t('Delete channel')}
          </Button>
        }
      >
        <ul className="flex list-disc flex-col gap-1 ps-4 text-14">
          <li>{t('Its page, videos, playlists and every address of them stop working at once, for the team too.')}</li>
          <li>{t('Uploads, imports and bulk changes that run are ended.')}</li>
          <li>{t('For 30 days its owners can restore it. Its handle stays taken until then.')}</li>
          <li>{t('After that its videos and files are deleted for good.')}</li>
        </ul>
      </SettingsSection>
      <ConfirmDialog
        open={asking}
        onOpenChange={(open) => {
          setAsking(open)
          remove.reset()
        }}
        title={t('Delete this channel?')}
        description={
          <>
            {tx('{channel} disappears for viewers and for its team. You can restore it for 30 days.', {
              channel: (
                <b className="font-medium text-ink" dir="auto">
                  {channel.name}
                </b>
              ),
            })}
            {remove.error && (
              <Callout tone="danger" title={t('The channel was not deleted')} className="mt-3">
                {asProblem(remove.error).message}
              </Callout>
            )}
          </>
        }
        action={t('Delete channel')}
        typeToConfirm={channel.handle}
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </>
  )
}
