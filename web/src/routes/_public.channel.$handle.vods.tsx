import { createFileRoute, redirect } from '@tanstack/react-router'

/** The tab that a channel opens with, by its name. */
export const Route = createFileRoute('/_public/channel/$handle/vods')({
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/channel/$handle', params, replace: true })
  },
})
