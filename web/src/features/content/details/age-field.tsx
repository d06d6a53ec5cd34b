import { t } from '#web/lib/i18n/t.ts'
import type { Video } from '../queries.ts'
import type { Edits } from './store.ts'

type Props = { video: Video; checked: boolean; onChange: (edits: Edits) => void; why: string | null }

/** Whether it is for adults: as its creator says, unless whoever runs the studio has decided. */
export function AgeField({ video, checked, onChange, why }: Props) {
  const decided = video.why.ageRestricted ?? null
  return (
    <label className="flex items-start gap-2.5 text-14">
      <input
        type="checkbox"
        disabled={why !== null || decided !== null}
        checked={checked}
        onChange={(event) => onChange({ ageRestricted: event.target.checked })}
        className="mt-0.5 size-4 shrink-0"
      />
      <span>
        {t('For adults only')}
        <span className="block text-13 text-muted">
          {decided ?? t('Viewers say once that they are 18 or older; until then they see a blurred picture.')}
        </span>
      </span>
    </label>
  )
}
