import { createFileRoute } from '@tanstack/react-router'
import { ApiKeysPage } from '#web/features/settings/api-keys-page.tsx'

export const Route = createFileRoute('/studio/settings/api-keys')({ component: ApiKeysPage })
