import { Trash2 } from 'lucide-react'
import { useId } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Input } from '#web/ui/field.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { TimeField } from '../captions/cue-row.tsx'
import type { Chapter } from './queries.ts'
import type { Row } from './rows.ts'

type Props = {
  row: Row
  number: number
  wrong: string | undefined
  readOnly: boolean
  /** @param what of words that are typed */
  onEdit: (part: Partial<Chapter>, what?: string) => void
  onHere: () => void
  onDelete: () => void
}

/** Where a chapter begins and what it is called. */
export function ChapterRow({ row, number, wrong, readOnly, onEdit, onHere, onDelete }: Props) {
  const why = useId()
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 px-2 py-2">
      <div className="w-24 shrink-0">
        <TimeField
          label={t('Start of chapter {number}', { number })}
          ms={row.startMs}
          readOnly={readOnly}
          onMs={(startMs) => onEdit({ startMs }, 'time')}
        />
      </div>
      {/* On a phone the name has a line of its own: beside the rest three letters of it would be seen. */}
      <Input
        data-name={row.id}
        aria-label={t('Name of chapter {number}', { number })}
        aria-invalid={wrong !== undefined || undefined}
        aria-describedby={wrong === undefined ? undefined : why}
        dir="auto"
        maxLength={100}
        value={row.title}
        readOnly={readOnly}
        onChange={(event) => onEdit({ title: event.target.value }, 'name')}
        className="min-w-0 flex-1 text-with-page max-sm:order-last max-sm:flex-none max-sm:basis-full"
      />
      {!readOnly && (
        <div className="flex items-center max-sm:ms-auto">
          <Button size="sm" variant="quiet" aria-label={t('Here begins chapter {number}', { number })} onClick={onHere}>
            {t('Here')}
          </Button>
          <IconButton label={t('Delete chapter {number}', { number })} icon={<Trash2 size={16} />} onClick={onDelete} />
        </div>
      )}
      {wrong !== undefined && (
        <p id={why} className="order-last basis-full px-2 text-12 text-danger">
          {wrong}
        </p>
      )}
    </li>
  )
}
