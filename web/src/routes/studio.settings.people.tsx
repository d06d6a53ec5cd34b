import { createFileRoute } from '@tanstack/react-router'
import { PeoplePage } from '#web/features/operations/people-page.tsx'

export const Route = createFileRoute('/studio/settings/people')({ component: PeoplePage })
