import { createFileRoute } from '@tanstack/react-router'
import { ForgotPage } from '#web/features/accounts/forgot-page.tsx'

export const Route = createFileRoute('/forgot')({ component: ForgotPage })
