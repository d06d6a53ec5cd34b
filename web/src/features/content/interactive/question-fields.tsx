import { t } from '#web/lib/i18n/t.ts'
import { Field, Textarea } from '#web/ui/field.tsx'
import { Check, type FieldsOf, Prompt } from './item-fields.tsx'
import { newOptionId, type Question } from './items.ts'
import { OptionRows } from './option-rows.tsx'

export function QuestionFields({ item, locked, onEdit }: FieldsOf<Question>) {
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
