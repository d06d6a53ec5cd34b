import { Crosshair, Play, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Field, Input, Select, Textarea } from '#web/ui/field.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { TimeField } from '../captions/cue-row.tsx'
import { CardFields } from './card-fields.tsx'
import { type Choice, type Item, KIND_WORDS, missingIn, newOptionId, type Question, type Results } from './items.ts'
import { KIND_ICONS } from './marks-layer.tsx'
import { OptionRows } from './option-rows.tsx'
import { ResultBars } from './result-bars.tsx'
import { VideoSelect } from './video-select.tsx'

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

type Of<T> = { item: T; locked: boolean; onEdit: Props['onEdit'] }

function QuestionFields({ item, locked, onEdit }: Of<Question>) {
  const { options, correct } = item
  const toggle = (id: string) =>
    onEdit({ correct: correct.includes(id) ? correct.filter((each) => each !== id) : [...correct, id] })
  return (
    <>
      <Prompt item={item} label={t('Question')} locked={locked} onEdit={onEdit} />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 text-13 font-medium">{t('Answers')}</legend>
        <p className="mb-1 text-12 text-faint">
          {correct.length === 0
            ? t('None is right: this is a poll. Tick what is right to make it a question.')
            : correct.length === 1
              ? t('The ticked one is right.')
              : t('Who ticks all of these and no others is right.')}
        </p>
        <OptionRows
          options={options}
          locked={locked}
          before={(option, at) => (
            <input
              type="checkbox"
              aria-label={t('Option {number} is right', { number: at + 1 })}
              className="size-4 shrink-0"
              disabled={locked}
              checked={correct.includes(option.id)}
              onChange={() => toggle(option.id)}
            />
          )}
          onText={(id, text) =>
            onEdit({ options: options.map((each) => (each.id === id ? { ...each, text } : each)) }, `option ${id}`)
          }
          onRemove={(id) =>
            onEdit({
              options: options.filter((each) => each.id !== id),
              correct: correct.filter((each) => each !== id),
            })
          }
          onAdd={() => onEdit({ options: [...options, { id: newOptionId(options), text: '' }] })}
        />
      </fieldset>
      <Field label={t('Explanation')} optional hint={t('Shown after the answer.')}>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            dir="auto"
            maxLength={1000}
            readOnly={locked}
            value={item.explanation}
            onChange={(event) => onEdit({ explanation: event.target.value }, 'explanation')}
          />
        )}
      </Field>
      <div className="flex flex-col gap-2">
        <Check
          label={t('The video waits for it')}
          checked={item.pauses || item.mustAnswer}
          locked={locked || item.mustAnswer}
          onChange={(pauses) => onEdit({ pauses })}
        />
        <Check
          label={t('It has to be answered to go on')}
          checked={item.mustAnswer}
          locked={locked}
          onChange={(mustAnswer) => onEdit({ mustAnswer })}
        />
      </div>
    </>
  )
}

type ChoiceProps = Of<Choice> & Pick<Props, 'channelId' | 'durationMs' | 'nowMs'>

function ChoiceFields({ item, channelId, durationMs, locked, nowMs, onEdit }: ChoiceProps) {
  const { options } = item
  const change = (id: string, part: Partial<Choice['options'][number]>, what?: string) =>
    onEdit({ options: options.map((each) => (each.id === id ? { ...each, ...part } : each)) }, what)
  return (
    <>
      <Prompt item={item} label={t('Text')} locked={locked} onEdit={onEdit} />
      <fieldset>
        <legend className="mb-1.5 text-13 font-medium">{t('Ways on')}</legend>
        <OptionRows
          options={options}
          locked={locked}
          below={({ id, leads }, at) => (
            <div className="flex items-center gap-2 ps-3">
              <Select
                aria-label={t('Where option {number} leads', { number: at + 1 })}
                className="shrink-0"
                disabled={locked}
                value={leads.to}
                onChange={(event) =>
                  change(id, {
                    leads:
                      event.target.value === 'time'
                        ? { to: 'time', ms: Math.min(durationMs, nowMs()) }
                        : { to: 'video', videoId: '' },
                  })
                }
              >
                <option value="time">{t('To a moment')}</option>
                <option value="video">{t('To a video')}</option>
              </Select>
              {leads.to === 'time' ? (
                <span className="w-28">
                  <TimeField
                    label={t('Moment that option {number} leads to', { number: at + 1 })}
                    ms={leads.ms}
                    readOnly={locked}
                    onMs={(ms) => change(id, { leads: { to: 'time', ms: Math.min(durationMs, ms) } }, `leads ${id}`)}
                  />
                </span>
              ) : (
                <VideoSelect
                  channelId={channelId}
                  label={t('Video that option {number} leads to', { number: at + 1 })}
                  value={leads.videoId}
                  locked={locked}
                  onChange={(videoId) => change(id, { leads: { to: 'video', videoId } })}
                />
              )}
            </div>
          )}
          onText={(id, text) => change(id, { text }, `option ${id}`)}
          onRemove={(id) => onEdit({ options: options.filter((each) => each.id !== id) })}
          onAdd={() =>
            onEdit({
              options: [
                ...options,
                { id: newOptionId(options), text: '', leads: { to: 'time', ms: Math.min(durationMs, nowMs()) } },
              ],
            })
          }
        />
      </fieldset>
      <Check
        label={t('Something has to be chosen to go on')}
        checked={item.mustAnswer}
        locked={locked}
        onChange={(mustAnswer) => onEdit({ mustAnswer })}
      />
    </>
  )
}

function Prompt({ item, label, locked, onEdit }: Of<Question | Choice> & { label: string }) {
  return (
    <Field label={label} aside={`${item.prompt.length} / 300`}>
      {(control) => (
        <Input
          {...control}
          data-first
          dir="auto"
          maxLength={300}
          readOnly={locked}
          value={item.prompt}
          onChange={(event) => onEdit({ prompt: event.target.value }, 'prompt')}
        />
      )}
    </Field>
  )
}

type CheckProps = { label: string; checked: boolean; locked: boolean; onChange: (on: boolean) => void }

function Check({ label, checked, locked, onChange }: CheckProps) {
  return (
    <label className="flex items-center gap-2.5 text-14">
      <input
        type="checkbox"
        className="size-4 shrink-0"
        checked={checked}
        disabled={locked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  )
}
