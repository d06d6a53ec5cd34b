import { Card } from '#web/ui/card.tsx'
import { ChoiceCards } from '#web/ui/choice-cards.tsx'
import { useChangeVisibility } from './changes.ts'
import type { Video } from './queries.ts'
import { isChosen, VISIBILITIES, VISIBILITY } from './visibility.ts'

/** Who may watch; takes effect at once. */
export function VisibilityCard({ video }: { video: Video }) {
  const changeVisibility = useChangeVisibility()
  return (
    <Card className="overflow-hidden">
      <ChoiceCards
        legend="Visibility"
        value={video.visibility}
        onChange={(visibility) => isChosen(visibility) && void changeVisibility(video, visibility)}
        choices={VISIBILITIES.map((value) => {
          const { label, explanation, icon: Icon } = VISIBILITY[value]
          return {
            value,
            label,
            explanation,
            icon: <Icon size={16} />,
            unavailable: video.why.edit ?? null,
          }
        })}
      />
      {video.visibility !== 'private' && video.status !== 'ready' && video.status !== 'failed' && (
        <p className="border-t px-4 py-3 text-13 text-muted sm:px-5">Viewers see it as soon as it can be played.</p>
      )}
    </Card>
  )
}
