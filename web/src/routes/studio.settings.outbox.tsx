import { createFileRoute } from '@tanstack/react-router'
import { OutboxPage } from '#web/features/operations/outbox-page.tsx'

export const Route = createFileRoute('/studio/settings/outbox')({ component: OutboxPage })
