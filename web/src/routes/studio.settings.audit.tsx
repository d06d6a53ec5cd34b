import { createFileRoute } from '@tanstack/react-router'
import { AuditPage } from '#web/features/settings/audit-page.tsx'
import { text } from '#web/lib/search-text.ts'

const NAMES = ['actor', 'action', 'subject', 'from', 'to'] as const
type Search = Partial<Record<(typeof NAMES)[number], string>>

export const Route = createFileRoute('/studio/settings/audit')({
  validateSearch: (search: Record<string, unknown>): Search =>
    Object.fromEntries(
      NAMES.flatMap((name) => {
        const value = text(search[name])
        return value ? [[name, value]] : []
      }),
    ),
  component: AuditPage,
})
