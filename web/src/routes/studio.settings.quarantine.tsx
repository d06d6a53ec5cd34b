import { createFileRoute } from '@tanstack/react-router'
import { QuarantinePage } from '#web/features/operations/quarantine-page.tsx'

type Search = { state?: 'discarded' | undefined }

export const Route = createFileRoute('/studio/settings/quarantine')({
  validateSearch: (search: Record<string, unknown>): Search =>
    search.state === 'discarded' ? { state: 'discarded' } : {},
  component: QuarantinePage,
})
