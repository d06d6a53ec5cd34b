import { createFileRoute } from '@tanstack/react-router'
import { CaptionsPage, type CaptionsSearch } from '#web/features/content/captions/captions-page.tsx'
import { shownVersion } from '#web/features/content/saving/shown-version.ts'
import { text } from '#web/lib/search-text.ts'

export const Route = createFileRoute('/studio/content/$videoId/captions')({
  validateSearch: ({ language, version }: Record<string, unknown>): CaptionsSearch => ({
    language: text(language),
    version: shownVersion(version),
  }),
  component: Page,
})

function Page() {
  const { videoId } = Route.useParams()
  const navigate = Route.useNavigate()
  return (
    <CaptionsPage
      videoId={videoId}
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ search, resetScroll: false })}
    />
  )
}
