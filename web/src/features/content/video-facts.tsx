import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatBytes } from '#web/lib/format-bytes.ts'
import { clockDuration, spokenDuration } from '#web/lib/format-duration.ts'
import { compactNumber, exact, exactNumber } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { CopyButton } from '#web/ui/copy-line.tsx'
import { Explanation } from '#web/ui/explanation.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { copyLink } from './copy-link.ts'
import type { Video } from './queries.ts'

export function VideoFacts({ video }: { video: Video }) {
  return (
    <Card>
      <CardHeader title={t('Facts')} />
      <dl className="flex flex-col gap-2.5 px-4 pb-4 text-13 sm:px-5">
        <Fact name={t('Link')}>
          <span className="flex items-center justify-end gap-1">
            <span className="truncate text-muted" dir="ltr">
              {`/watch/${video.id.slice(0, 8)}…`}
            </span>
            <IconButton
              label={t('Copy link')}
              size="sm"
              icon={<Copy size={14} />}
              className="-my-1.5 -me-1.5"
              onClick={() => void copyLink(video)}
            />
          </span>
        </Fact>
        {video.kind !== 'article' && (
          <>
            <Fact name={t('Views')}>
              <span title={exactNumber(video.viewCount)}>{compactNumber(video.viewCount)}</span>
            </Fact>
            <Fact name={t('Watch time')}>{spokenDuration(video.watchTimeMs)}</Fact>
            <Fact name={t('Length')}>{video.durationMs === null ? '–' : clockDuration(video.durationMs)}</Fact>
          </>
        )}
        {video.kind === 'article' && (
          <Fact name={t('Reads')}>
            <span className="flex items-center justify-end gap-1">
              <span title={exactNumber(video.viewCount)}>{compactNumber(video.viewCount)}</span>
              <Explanation
                figure={t('Reads')}
                definition={t(
                  'How often it was open and in sight for at least 10 seconds, at most once per reader and hour. Bots and your own team are left out.',
                )}
              />
            </span>
          </Fact>
        )}
        <Fact name={t('Added')}>
          <RelativeTime time={video.createdAt} />
        </Fact>
        {video.publishedAt && (
          <Fact name={t('First published')}>
            <RelativeTime time={video.publishedAt} />
          </Fact>
        )}
        {video.source && (
          <>
            <Fact name={t('File')}>
              <span title={video.source.filename} className="block truncate text-right rtl:text-left" dir="auto">
                {video.source.filename}
              </span>
            </Fact>
            <Fact name={t('Size')}>
              <span
                title={t('{count, plural, one {# byte} other {# bytes}}', { count: exact(video.source.sizeBytes) })}
              >
                {formatBytes(video.source.sizeBytes)}
              </span>
            </Fact>
            {video.source.sha256 && (
              <Fact name="SHA-256">
                <span className="flex items-center gap-1">
                  <span
                    title={t('{sha256}: the kept file is, byte for byte, the one you gave', {
                      sha256: video.source.sha256,
                    })}
                    className="min-w-0 flex-1 truncate font-mono text-12 text-muted"
                  >
                    {video.source.sha256}
                  </span>
                  <CopyButton what="SHA-256" value={video.source.sha256} />
                </span>
              </Fact>
            )}
          </>
        )}
      </dl>
    </Card>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[110px_minmax(0,1fr)] items-baseline gap-3">
      <dt className="text-faint">{name}</dt>
      <dd className="figures min-w-0 text-end">{children}</dd>
    </div>
  )
}
