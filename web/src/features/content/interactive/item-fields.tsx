import { Field, Input } from '#web/ui/field.tsx'
import type { Choice, Item, Question } from './items.ts'

/** What the fields of one kind of interaction are given. */
export type FieldsOf<T> = { item: T; locked: boolean; onEdit: (part: Partial<Item>, what?: string) => void }

export function Prompt({ item, label, locked, onEdit }: FieldsOf<Question | Choice> & { label: string }) {
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

export function Check({ label, checked, locked, onChange }: CheckProps) {
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
