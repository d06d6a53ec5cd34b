import { createFileRoute } from '@tanstack/react-router'
import { DetailsPage } from '#web/features/content/details/details-page.tsx'
import { type ShownVersion, shownVersion } from '#web/features/content/saving/shown-version.ts'

export const Route = createFileRoute('/studio/content/$videoId/')({
  validateSearch: ({ version }: Record<string, unknown>): { version?: ShownVersion | undefined } => ({
    version: shownVersion(version),
  }),
  component: Page,
})

/** An article's text has earlier versions. */
function Page() {
  const { videoId } = Route.useParams()
  const { version = null } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <DetailsPage
      videoId={videoId}
      version={version}
      onVersion={(shown) => void navigate({ search: shown === null ? {} : { version: shown }, resetScroll: false })}
    />
  )
}
