import { createFileRoute } from '@tanstack/react-router'
import { ImportPage } from '#web/features/content/import/import-page.tsx'

export const Route = createFileRoute('/studio/content/import')({
  staticData: { crumb: 'import' },
  component: ImportPage,
})
