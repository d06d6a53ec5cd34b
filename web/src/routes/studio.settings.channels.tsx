import { createFileRoute } from '@tanstack/react-router'
import { ChannelsPage } from '#web/features/operations/channels-page.tsx'

type Search = { q?: string; sort?: 'newest' }

export const Route = createFileRoute('/studio/settings/channels')({
  validateSearch: (search: Record<string, unknown>): Search => ({
    ...(typeof search.q === 'string' && search.q && { q: search.q }),
    ...(search.sort === 'newest' && { sort: 'newest' as const }),
  }),
  component: ChannelsPage,
})
