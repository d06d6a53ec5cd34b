import { createFileRoute } from '@tanstack/react-router'
import { RetentionPage } from '#web/features/settings/retention-page.tsx'

export const Route = createFileRoute('/studio/settings/retention')({ component: RetentionPage })
