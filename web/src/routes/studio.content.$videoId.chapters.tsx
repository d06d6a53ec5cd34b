import { createFileRoute } from '@tanstack/react-router'
import { ChaptersPage } from '#web/features/content/chapters/chapters-page.tsx'
import { type ShownVersion, shownVersion } from '#web/features/content/saving/shown-version.ts'

export const Route = createFileRoute('/studio/content/$videoId/chapters')({
  validateSearch: ({ version }: Record<string, unknown>): { version?: ShownVersion | undefined } => ({
    version: shownVersion(version),
  }),
  component: Page,
})

function Page() {
  const { videoId } = Route.useParams()
  const { version = null } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <ChaptersPage
      videoId={videoId}
      version={version}
      onVersion={(shown) => void navigate({ search: shown === null ? {} : { version: shown }, resetScroll: false })}
    />
  )
}
