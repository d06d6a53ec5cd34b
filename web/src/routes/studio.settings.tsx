import { createFileRoute } from '@tanstack/react-router'
import { SettingsFrame } from '#web/features/settings/settings-frame.tsx'

export const Route = createFileRoute('/studio/settings')({
  staticData: { crumb: 'settings' },
  component: SettingsFrame,
})
