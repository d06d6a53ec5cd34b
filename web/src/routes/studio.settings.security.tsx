import { createFileRoute } from '@tanstack/react-router'
import { SecurityPage } from '#web/features/settings/security-page.tsx'

export const Route = createFileRoute('/studio/settings/security')({ component: SecurityPage })
