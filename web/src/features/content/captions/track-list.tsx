import type { components } from '@studio/api-client'
import { Link } from '@tanstack/react-router'
import { AudioLines, Download, Plus, Trash2, Upload } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Select } from '#web/ui/field.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { languageName } from '../details/words.ts'
import type { Video } from '../queries.ts'
import { fileAddress } from './queries.ts'
import { AlteredFile, RefusedFile } from './refused-file.tsx'
import { useTrackChanges } from './use-track-changes.ts'

type List = components['schemas']['CaptionList']
type Props = { video: Video; list: List; chosen: string | null; onChoose: (language: string) => void }

const COMMON = 'en es pt fr de it nl pl ru uk tr ar he fa hi bn id vi th zh ja ko sv da nb fi cs el ro hu'.split(' ')
export const SOURCES = { upload: () => t('Uploaded'), editor: () => t('Written here'), automatic: () => t('Automatic') }

/** What there is, and the ways to get more. */
export function TrackList({ video, list, chosen, onChoose }: Props) {
  const [language, setLanguage] = useState(video.language ?? 'en')
  const input = useRef<HTMLInputElement>(null)
  const { upload, refused, altered, forgetFile, restore, remove, begin, transcribe } = useTrackChanges(
    video,
    language,
    onChoose,
  )
  const working = ['waiting', 'working'].includes(list.transcription?.state ?? '')
  const drop = (event: DragEvent) => {
    event.preventDefault()
    const file = event.dataTransfer.files[0]
    if (file && list.can.edit) upload.mutate({ file })
  }
  const exists = list.items.some((track) => track.language === language)

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way, the button is there
    <div className="flex flex-col gap-4" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <ul className="flex flex-col divide-y rounded-card border bg-surface" aria-label={t('Languages')}>
        {list.items.map((track) => (
          <li key={track.language} className="flex flex-wrap items-center gap-2 px-3 py-2">
            <button
              type="button"
              aria-current={track.language === chosen || undefined}
              onClick={() => onChoose(track.language)}
              className="touch-target min-w-0 flex-1 truncate rounded-control px-1 py-1 max-sm:basis-full text-with-page text-14 font-medium hover:underline aria-[current]:text-accent"
              dir="auto"
            >
              {track.label}
            </button>
            <Badge tone={track.source === 'automatic' ? 'warning' : 'neutral'}>{SOURCES[track.source]()}</Badge>
            <span className="figures text-12 text-muted">
              {t('{count, plural, one {# line} other {# lines}}', { count: track.cueCount })}
            </span>
            {(['vtt', 'srt'] as const).map((ending) => (
              <a
                key={ending}
                href={fileAddress(video.id, track.language, ending)}
                download
                aria-label={t('Download {language} as {format}', {
                  language: track.label,
                  format: ending.toUpperCase(),
                })}
                className={buttonClass('quiet', 'sm')}
              >
                <Download size={14} aria-hidden="true" />
                {ending.toUpperCase()}
              </a>
            ))}
            {list.can.edit && (
              <IconButton
                label={t('Delete {language}', { language: track.label })}
                icon={<Trash2 size={16} />}
                onClick={() => remove.mutate(track.language)}
              />
            )}
          </li>
        ))}
        {list.deleted.map((track) => (
          <li key={track.language} className="flex items-center gap-2 px-3 py-2 text-13 text-muted">
            <span className="text-with-page min-w-0 flex-1 truncate" dir="auto">
              {t('{language} was deleted', { language: track.label })}
            </span>
            {list.can.edit && (
              <Button size="sm" variant="quiet" onClick={() => void restore(track.language)}>
                {t('Restore')}
              </Button>
            )}
          </li>
        ))}
        <li className="flex flex-wrap items-center gap-2 px-3 py-3">
          <Select
            aria-label={t('Language to add')}
            value={language}
            onChange={(event) => setLanguage(event.target.value)}
          >
            {[...new Set([...COMMON, language])].map((each) => (
              <option key={each} value={each}>
                {languageName(each)}
              </option>
            ))}
          </Select>
          <Button
            icon={<Upload size={16} />}
            unavailable={list.why.edit ?? null}
            busy={upload.isPending}
            onClick={() => input.current?.click()}
          >
            {exists ? t('Replace by a file') : t('Upload a file')}
          </Button>
          <Button
            variant="quiet"
            icon={<Plus size={16} />}
            unavailable={list.why.edit ?? (exists ? t('There are captions in this language already.') : null)}
            busy={begin.isPending}
            onClick={() => begin.mutate()}
          >
            {t('Write')}
          </Button>
          <input
            ref={input}
            type="file"
            accept=".vtt,.srt,text/vtt,application/x-subrip"
            aria-label={t('Caption file')}
            className="sr-only"
            tabIndex={-1}
            onChange={(event) => {
              const file = event.target.files?.[0]
              event.target.value = ''
              if (file) upload.mutate({ file })
            }}
          />
        </li>
        <li className="flex flex-wrap items-center gap-3 px-3 py-3">
          {working ? (
            <>
              <Progress label={t('Making captions')} percent={list.transcription?.percent ?? null} className="flex-1" />
              <Button size="sm" variant="quiet" onClick={() => transcribe.mutate(true)}>
                {t('Cancel')}
              </Button>
            </>
          ) : (
            <Button
              icon={<AudioLines size={16} />}
              unavailable={list.why.transcribe ?? null}
              busy={transcribe.isPending}
              onClick={() => transcribe.mutate(false)}
            >
              {t('Make captions automatically')}
            </Button>
          )}
        </li>
      </ul>
      <p className="text-13 text-pretty text-muted">
        {tx('Captions of new uploads can be made by themselves: <link>upload defaults</link>.', {
          link: (text) => (
            <Link
              to="/studio/settings/upload-defaults"
              hash="captions"
              className="text-accent underline underline-offset-2"
            >
              {text}
            </Link>
          ),
        })}
      </p>
      {list.transcription?.state === 'failed' && list.transcription.problem && (
        <Callout tone="warning" title={t('Captions could not be made')}>
          {list.transcription.problem.message}
        </Callout>
      )}
      {refused && (
        <RefusedFile
          {...refused}
          onSaveRest={() => upload.mutate({ file: refused.file, broken: 'leave-out' })}
          onClose={forgetFile}
        />
      )}
      {altered && <AlteredFile {...altered} onClose={forgetFile} />}
    </div>
  )
}
