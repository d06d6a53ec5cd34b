import { createFileRoute } from '@tanstack/react-router'
import { SystemPage } from '#web/features/operations/system-page.tsx'

export const Route = createFileRoute('/studio/settings/system')({ component: SystemPage })
