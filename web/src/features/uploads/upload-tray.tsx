import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { Suspense, useEffect, useState } from 'react'
import { meQuery } from '#web/features/accounts/queries.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'

const SignedInTray = lazyLater(() =>
  import('./signed-in-tray.tsx').then((module) => ({ default: module.SignedInTray })),
)

const SOON_MS = 200
const LATER_MS = 4_000

/**
 * Files on their way, bottom right over every page. Mounted once at the root, so that it outlives every page. Visitors who
 * are not signed in load nothing of it.
 */
export function UploadTray() {
  const { data: me } = useQuery({ ...meQuery, enabled: false })
  const inStudio = useRouterState({ select: ({ location }) => location.pathname.startsWith('/studio') })
  // The page itself comes first: in the studio until it is drawn, on the public site its video too.
  const [stands, setStands] = useState(false)
  const [later, setLater] = useState(false)
  useEffect(() => {
    const timers = [setTimeout(() => setStands(true), SOON_MS), setTimeout(() => setLater(true), LATER_MS)]
    return () => timers.forEach(clearTimeout)
  }, [])
  if (!me?.user || !((inStudio && stands) || later)) return null
  return (
    <Suspense>
      <SignedInTray key={me.user.id} takesFiles={inStudio} />
    </Suspense>
  )
}
