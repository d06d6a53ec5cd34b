import { useState } from 'react'
import type { Video } from '#web/features/content/queries.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { toast } from '#web/ui/toast.ts'
import { embedAddress, embedCode } from './embed-code.ts'

/** Pixels; the rest is as wide as the page. */
const WIDTHS = [560, 854, 1280] as const

type Props = { video: Video; startS: number; onCopy: () => void }

/** The code for another page, with a player that shows what its options do. */
export function EmbedOptionsForm({ video, startS, onCopy }: Props) {
  const [chosen, setChosen] = useState({ autoplay: false, loop: false, controls: true, width: null as number | null })
  const options = { ...chosen, startS }
  const code = embedCode(video, location.origin, options)
  const copy = () =>
    navigator.clipboard?.writeText(code).then(
      () => {
        onCopy()
        toast(t('Code copied'), { tone: 'success' })
      },
      () => toast(t('The browser does not let us copy'), { detail: t('Select the code and copy it by hand.') }),
    )
  if (video.embedding === 'nowhere')
    return (
      <Callout tone="info">
        {t('Its creator does not let other sites show this video. The link works everywhere.')}
      </Callout>
    )
  return (
    <section aria-label={t('Embed')} className="grid gap-4 border-t pt-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <iframe
        // It begins anew with other options.
        key={embedAddress(video.id, '', options)}
        src={embedAddress(video.id, '', { ...options, autoplay: false })}
        title={t('How it will look')}
        allow="fullscreen; picture-in-picture"
        className="aspect-video w-full rounded-control border-0 bg-media"
      />
      <div className="flex flex-col gap-2.5 text-14">
        <Check
          label={t('Begin by itself, without sound')}
          value={chosen.autoplay}
          onChange={(autoplay) => setChosen({ ...chosen, autoplay })}
        />
        <Check
          label={t('Play again and again')}
          value={chosen.loop}
          onChange={(loop) => setChosen({ ...chosen, loop })}
        />
        <Check
          label={t('Show the controls')}
          value={chosen.controls}
          onChange={(controls) => setChosen({ ...chosen, controls })}
        />
        <label className="flex flex-wrap items-center gap-2">
          {t('Size')}
          <select
            value={chosen.width ?? ''}
            onChange={(event) => setChosen({ ...chosen, width: Number(event.target.value) || null })}
            className="h-9 rounded-control border border-line-control bg-surface px-2 text-ink pointer-coarse:h-11"
          >
            <option value="">{t('As wide as the page')}</option>
            {WIDTHS.map((width) => (
              <option key={width} value={width}>
                {t('{width} px', { width: String(width) })}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="flex flex-col gap-2 sm:col-span-2">
        <label className="flex flex-col gap-1.5 text-13 font-medium">
          {t('Code')}
          <textarea
            readOnly
            dir="ltr"
            rows={4}
            value={code}
            onFocus={(event) => event.currentTarget.select()}
            className="w-full resize-none rounded-control border border-line-strong bg-sunken px-3 py-2 font-mono text-12 font-normal text-ink"
          />
        </label>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="max-w-[44ch] text-13 text-pretty text-muted">
            {video.embedding === 'sites'
              ? t('It appears on the sites alone that its creator has named.')
              : t('Paste it where your page takes HTML. The player sets no cookies.')}
          </p>
          <Button variant="primary" onClick={() => void copy()}>
            {t('Copy code')}
          </Button>
        </div>
      </div>
    </section>
  )
}

function Check({ label, value, onChange }: { label: string; value: boolean; onChange: (value: boolean) => void }) {
  return (
    <label className="flex items-center gap-2.5">
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} className="size-4" />
      {label}
    </label>
  )
}
