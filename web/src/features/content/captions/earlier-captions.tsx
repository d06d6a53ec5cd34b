import { useQueryClient } from '@tanstack/react-query'
import type { RefObject } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { EarlierVersions } from '../saving/earlier-versions.tsx'
import type { ShownVersion } from '../saving/shown-version.ts'
import { VersionLines } from '../saving/version-lines.tsx'
import { shownText } from './cue-edits.ts'
import { type Cues, captionsQuery, cuesQuery, earlierCaptions } from './queries.ts'
import { SOURCES } from './track-list.tsx'
import type { CueStore } from './use-cue-editor.ts'

type Props = {
  videoId: string
  /** As they are now. */
  present: Cues
  store: CueStore
  media: RefObject<HTMLVideoElement | null>
  shown: ShownVersion
  why: string | null
  onShow: (version: ShownVersion | null) => void
}

const lines = (count: number) => t('{count, plural, one {# line} other {# lines}}', { count })

/** What the captions of one language were before. */
export function EarlierCaptions({ videoId, present, media, ...props }: Props) {
  const queryClient = useQueryClient()
  return (
    <EarlierVersions
      {...props}
      earlier={earlierCaptions({ videoId, language: present.language })}
      revision={present.revision}
      refresh={async () => {
        await queryClient.invalidateQueries({ queryKey: cuesQuery(videoId, present.language).queryKey })
        await queryClient.invalidateQueries({ queryKey: captionsQuery(videoId).queryKey })
      }}
      back={t('Back to the lines')}
      empty={t(
        'Before somebody else changes these captions, a file replaces them, or you come back to them later, what was there is kept here.',
      )}
      facts={(version) => `${SOURCES[version.source]()} · ${lines(version.cueCount)}`}
      now={lines(present.cueCount)}
    >
      {({ cues }) => <VersionLines lines={cues} present={present.cues} media={media} shownText={shownText} />}
    </EarlierVersions>
  )
}
