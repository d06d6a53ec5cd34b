import { createFileRoute } from '@tanstack/react-router'
import { JobsPage } from '#web/features/operations/jobs-page.tsx'

const STATES = ['failed', 'running', 'waiting', 'cancelled'] as const
type Search = { state?: (typeof STATES)[number] | undefined; queue?: string | undefined }

export const Route = createFileRoute('/studio/settings/jobs')({
  validateSearch: (search: Record<string, unknown>): Search => {
    const state = STATES.find((each) => each === search.state)
    return { ...(state && { state }), ...(typeof search.queue === 'string' && search.queue && { queue: search.queue }) }
  },
  component: JobsPage,
})
