import { createFileRoute, redirect } from '@tanstack/react-router'

/** The older name of the watch page. */
export const Route = createFileRoute('/vods/$videoId')({
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/watch/$videoId', params, replace: true })
  },
})
