import { createFileRoute } from '@tanstack/react-router'

export const Route = createFileRoute('/studio/content')({ staticData: { crumb: 'content' } })
