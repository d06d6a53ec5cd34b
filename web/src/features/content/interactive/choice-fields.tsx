import { t } from '#web/lib/i18n/t.ts'
import { Select } from '#web/ui/field.tsx'
import { TimeField } from '../captions/cue-row.tsx'
import { Check, type FieldsOf, Prompt } from './item-fields.tsx'
import { type Choice, newOptionId } from './items.ts'
import { OptionRows } from './option-rows.tsx'
import { VideoSelect } from './video-select.tsx'

type Props = FieldsOf<Choice> & { channelId: string; durationMs: number; nowMs: () => number }

export function ChoiceFields({ item, channelId, durationMs, locked, nowMs, onEdit }: Props) {
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
