import { Plus, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Input } from '#web/ui/field.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { MOST_OPTIONS } from './items.ts'

type Option = { id: string; text: string }
type Props<T extends Option> = {
  options: readonly T[]
  locked: boolean
  /** Before and below each text. */
  before?: (option: T, at: number) => ReactNode
  below?: (option: T, at: number) => ReactNode
  onText: (id: string, text: string) => void
  onRemove: (id: string) => void
  onAdd: () => void
}

/** What can be chosen, two to six. */
export function OptionRows<T extends Option>({ options, locked, before, below, onText, onRemove, onAdd }: Props<T>) {
  return (
    <div className="flex flex-col gap-2">
      <ol className="flex flex-col gap-2">
        {options.map((option, at) => (
          <li key={option.id} className="flex flex-col gap-1.5">
            <div className="flex items-center gap-2">
              {before?.(option, at)}
              <Input
                aria-label={t('Option {number}', { number: at + 1 })}
                dir="auto"
                maxLength={120}
                placeholder={t('Option {number}', { number: at + 1 })}
                readOnly={locked}
                value={option.text}
                onChange={(event) => onText(option.id, event.target.value)}
                className="min-w-0 flex-1"
              />
              {!locked && (
                <IconButton
                  label={t('Remove option {number}', { number: at + 1 })}
                  icon={<Trash2 size={16} />}
                  disabled={options.length <= 2}
                  onClick={() => onRemove(option.id)}
                />
              )}
            </div>
            {below?.(option, at)}
          </li>
        ))}
      </ol>
      {!locked && (
        <Button
          size="sm"
          variant="quiet"
          className="self-start"
          icon={<Plus size={14} />}
          unavailable={options.length >= MOST_OPTIONS ? t('At most {count} options.', { count: MOST_OPTIONS }) : null}
          onClick={onAdd}
        >
          {t('Add an option')}
        </Button>
      )}
    </div>
  )
}
