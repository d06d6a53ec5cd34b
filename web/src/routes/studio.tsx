import { createFileRoute, redirect } from '@tanstack/react-router'
import { loadMe } from '#web/features/accounts/queries.ts'
import { StudioFrame } from '#web/features/frame/studio-frame.tsx'
import { StudioFrameComing } from '#web/features/frame/studio-frame-coming.tsx'

export const Route = createFileRoute('/studio')({
  beforeLoad: async ({ context, location }) => {
    const me = await loadMe(context.queryClient)
    if (!me.user) throw redirect({ to: me.firstAccount ? '/sign-up' : '/sign-in', search: { next: location.href } })
    return { me }
  },
  component: StudioFrame,
  pendingComponent: StudioFrameComing,
})
