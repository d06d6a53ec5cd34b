import { createFileRoute } from '@tanstack/react-router'
import { TeamPage } from '#web/features/settings/team-page.tsx'

export const Route = createFileRoute('/studio/settings/team')({ component: TeamPage })
