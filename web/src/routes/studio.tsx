import { createFileRoute, redirect } from '@tanstack/react-router'
import { followAddress, type InStudio, keepChannel } from '#web/features/accounts/own-channel.ts'
import { loadMe } from '#web/features/accounts/queries.ts'
import { StudioFrame } from '#web/features/frame/studio-frame.tsx'
import { StudioFrameComing } from '#web/features/frame/studio-frame-coming.tsx'
import { studioMessages } from '#web/lib/i18n/studio-messages.ts'

export const Route = createFileRoute('/studio')({
  validateSearch: ({ channel }): InStudio => (typeof channel === 'string' && channel ? { channel } : {}),
  search: { middlewares: [keepChannel] },
  beforeLoad: async ({ context, location, search, preload }) => {
    const [me] = await Promise.all([loadMe(context.queryClient), studioMessages()])
    if (!me.user) throw redirect({ to: me.firstAccount ? '/sign-up' : '/sign-in', search: { next: location.href } })
    // A page that is only prepared changes nothing.
    if (preload) return { me }
    const channel = followAddress(me, search.channel)
    if (channel !== search.channel)
      throw redirect({
        to: location.pathname,
        search: { ...location.search, channel },
        hash: location.hash,
        replace: true,
      })
    return { me }
  },
  component: StudioFrame,
  pendingComponent: StudioFrameComing,
})
