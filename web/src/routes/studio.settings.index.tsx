import { createFileRoute } from '@tanstack/react-router'
import { ProfilePage } from '#web/features/settings/profile-page.tsx'

export const Route = createFileRoute('/studio/settings/')({ component: ProfilePage })
