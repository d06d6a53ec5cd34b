import { createFileRoute } from '@tanstack/react-router'
import { WelcomePage } from '#web/features/onboarding/welcome-page.tsx'

export const Route = createFileRoute('/studio/welcome')({
  staticData: { crumb: 'welcome' },
  component: WelcomePage,
})
