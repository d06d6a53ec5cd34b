import { createFileRoute } from '@tanstack/react-router'
import { FollowingPage } from '#web/features/discovery/following-page.tsx'

export const Route = createFileRoute('/_public/following')({ component: FollowingPage })
