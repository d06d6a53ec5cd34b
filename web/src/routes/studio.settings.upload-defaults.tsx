import { createFileRoute } from '@tanstack/react-router'
import { UploadDefaultsPage } from '#web/features/settings/upload-defaults-page.tsx'

export const Route = createFileRoute('/studio/settings/upload-defaults')({ component: UploadDefaultsPage })
