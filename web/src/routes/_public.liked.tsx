import { createFileRoute } from '@tanstack/react-router'
import { LikedPage } from '#web/features/discovery/liked-page.tsx'

export const Route = createFileRoute('/_public/liked')({ component: LikedPage })
