import { Crosshair, Play, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { TimeField } from '../captions/cue-row.tsx'
import { CardFields } from './card-fields.tsx'
import { ChoiceFields } from './choice-fields.tsx'
import { type Item, KIND_WORDS, missingIn, type Results } from './items.ts'
import { KIND_ICONS } from './marks-layer.tsx'
import { QuestionFields } from './question-fields.tsx'
import { ResultBars } from './result-bars.tsx'

type Props = {
  item: Item
  channelId: string
  durationMs: number
  locked: boolean
  /** It was just added: its text is what comes next. */
  isNew: boolean
  results: readonly Results[]
  whyNoResults: string | null
  nowMs: () => number
  onEdit: (part: Partial<Item>, what?: string) => void
  onRemove: () => void
  onTry: () => void
}

/** One interaction as its maker writes it, and how it was answered. */
export function ItemForm(props: Props) {
  const { item, channelId, durationMs, locked, isNew, nowMs, onEdit, onRemove, onTry } = props
  const form = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isNew) form.current?.querySelector<HTMLElement>('[data-first]')?.focus({ preventScroll: true })
    // Where it stands below the list, whoever chose it is led there.
    if (matchMedia('(width < 80rem)').matches) form.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }, [isNew])
  const missing = missingIn(item, durationMs)
  const Icon = KIND_ICONS[item.kind]
  return (
    <section
      ref={form}
      aria-label={t('{kind, select, question {Question} choice {Choice} other {Card}}: editor', { kind: item.kind })}
      className="flex scroll-mt-16 scroll-mb-20 flex-col gap-4 rounded-card border bg-surface p-4 sm:p-5"
    >
      <header className="flex items-center gap-2">
        <Icon size={18} className="text-accent" aria-hidden="true" />
        <h2 className="text-14 font-semibold">{KIND_WORDS[item.kind]()}</h2>
        <div className="ms-auto flex items-center gap-1">
          <Button size="sm" icon={<Play size={14} />} unavailable={missing} onClick={onTry}>
            {t('Try it')}
          </Button>
          {!locked && (
            <IconButton
              label={t(
                '{kind, select, question {Delete this question} choice {Delete this choice} other {Delete this card}}',
                {
                  kind: item.kind,
                },
              )}
              icon={<Trash2 size={16} />}
              onClick={onRemove}
            />
          )}
        </div>
      </header>
      {missing && !locked && (
        <Callout tone="warning">{t('{missing} It is saved as soon as that is done.', { missing })}</Callout>
      )}
      <div className="flex items-end gap-2">
        <div className="flex flex-col gap-1.5 text-13 font-medium">
          <span aria-hidden="true">{t('Moment')}</span>
          <span className="w-28">
            <TimeField
              label={t('Moment')}
              ms={item.atMs}
              readOnly={locked}
              onMs={(ms) => onEdit({ atMs: Math.min(durationMs, ms) }, 'time')}
            />
          </span>
        </div>
        {!locked && (
          <Button
            size="sm"
            variant="quiet"
            icon={<Crosshair size={14} />}
            onClick={() => onEdit({ atMs: Math.min(durationMs, nowMs()) })}
          >
            {t('At the playhead')}
          </Button>
        )}
      </div>
      {item.kind === 'question' && <QuestionFields item={item} locked={locked} onEdit={onEdit} />}
      {item.kind === 'choice' && <ChoiceFields {...{ item, channelId, durationMs, locked, nowMs, onEdit }} />}
      {item.kind === 'card' && <CardFields {...{ item, channelId, locked, onEdit }} />}
      <ResultBars results={props.results} why={props.whyNoResults} />
    </section>
  )
}
