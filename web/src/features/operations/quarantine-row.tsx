import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ChevronRight, RotateCw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { formatBytes } from '#web/lib/format-bytes.ts'
import { compact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Button } from '#web/ui/button.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { CopyLine } from '#web/ui/copy-line.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { toast } from '#web/ui/toast.ts'
import type { QuarantineItem } from './queries.ts'

const WHAT: Record<QuarantineItem['kind'], () => string> = {
  line: () => t('One event that cannot be read'),
  lot: () => t('A row of the inbox that cannot be read'),
  event: () => t('One event that ClickHouse refused'),
  batch: () => t('A batch that cannot be read'),
}

/** One entry: what it is, why it is here, what it holds, and what can be done. */
export function QuarantineRow({ item }: { item: QuarantineItem }) {
  return (
    <li className="border-b px-4 py-3 last:border-0 sm:px-5">
      <div className="flex flex-col gap-2 sm:flex-row sm:items-start sm:gap-4">
        <div className="min-w-0 flex-1">
          <p className="text-14 font-medium">
            {item.events > 1
              ? tx('{what}<many>, {count, plural, one {# event} other {# events}}</many>', {
                  what: WHAT[item.kind](),
                  count: compact(item.events),
                  many: (text) => <span className="text-muted">{text}</span>,
                })
              : WHAT[item.kind]()}
          </p>
          <p className="text-with-page mt-1 max-w-[92ch] text-13 text-pretty wrap-anywhere" dir="auto">
            {item.error}
          </p>
          <p className="figures mt-1 text-12 text-faint">
            {item.discardedAt
              ? tx('Given up {given}, put aside {aside}', {
                  given: <RelativeTime time={item.discardedAt} />,
                  aside: <RelativeTime time={item.createdAt} />,
                })
              : tx('Put aside {when}', { when: <RelativeTime time={item.createdAt} /> })}
          </p>
        </div>
        {!item.discardedAt && (
          <div className="flex shrink-0 items-center gap-2">
            <TryAgain item={item} />
            <Discard item={item} />
          </div>
        )}
      </div>
      <Raw item={item} />
    </li>
  )
}

function Raw({ item }: { item: QuarantineItem }) {
  const packed = item.kind === 'lot' || item.kind === 'batch'
  return (
    <details className="group mt-2">
      <summary className="inline-flex list-none items-center gap-1 rounded-control text-13 text-muted select-none hover:text-ink">
        <ChevronRight
          size={14}
          aria-hidden="true"
          className="transition-transform group-open:rotate-90 rtl:rotate-180"
        />
        {packed ? t('What was put aside, packed') : t('What was put aside')}
        <span className="text-faint">{formatBytes(item.rowLength)}</span>
      </summary>
      <div className="mt-2 rounded-control bg-sunken p-3">
        <pre dir="ltr" className="max-h-72 overflow-auto font-mono text-12 whitespace-pre-wrap wrap-anywhere">
          {spelled(item.row)}
        </pre>
      </div>
      {item.row.length < item.rowLength && (
        <p className="mt-1 text-12 text-faint">
          {t('The first {size} of it.', { size: formatBytes(item.row.length) })}
        </p>
      )}
      <div className="mt-2 max-w-md">
        <CopyLine what={t('Id of the entry')} value={item.id} />
      </div>
    </details>
  )
}

/** JSON with its parts on lines of their own; anything else as it is. */
function spelled(row: string): string {
  try {
    return JSON.stringify(JSON.parse(row), null, 1)
  } catch {
    return row
  }
}

function TryAgain({ item }: { item: QuarantineItem }) {
  const queryClient = useQueryClient()
  const again = useMutation({
    mutationFn: () => call(api.POST('/api/admin/quarantine/{id}/retry', { params: { path: { id: item.id } } })),
    onSuccess: async ({ tried }) => {
      await queryClient.invalidateQueries({ queryKey: ['operations', 'quarantine'] })
      toast(tried > 0 ? t('Sent again') : t('It had been sent again already'), {
        detail: t('What is refused once more comes back to this list.'),
      })
    },
    onError: (error) => toast(t('It could not be sent again'), { tone: 'danger', detail: asProblem(error).message }),
  })
  return (
    <Button size="sm" icon={<RotateCw size={14} />} busy={again.isPending} onClick={() => again.mutate()}>
      {t('Try again')}
    </Button>
  )
}

function Discard({ item }: { item: QuarantineItem }) {
  const queryClient = useQueryClient()
  const [asking, setAsking] = useState(false)
  const discard = useMutation({
    mutationFn: () => call(api.POST('/api/admin/quarantine/{id}/discard', { params: { path: { id: item.id } } })),
    onSuccess: async () => {
      setAsking(false)
      await queryClient.invalidateQueries({ queryKey: ['operations', 'quarantine'] })
    },
    onError: (error) => toast(t('It could not be discarded'), { tone: 'danger', detail: asProblem(error).message }),
  })
  return (
    <>
      <Button size="sm" icon={<Trash2 size={14} />} onClick={() => setAsking(true)}>
        {t('Discard')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('Discard {count, plural, one {# event} other {# events}}?', { count: compact(item.events) })}
        description={t(
          '{count, plural, one {It} other {They}} will be in no figure. The entry stays in the log of what was given up.',
          { count: item.events },
        )}
        action={t('Discard')}
        typeToConfirm={t('discard')}
        busy={discard.isPending}
        onConfirm={() => discard.mutate()}
      />
    </>
  )
}
