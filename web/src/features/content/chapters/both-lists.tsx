import { clockDuration } from '#web/lib/format-duration.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import type { Chapter } from './queries.ts'
import type { ChapterStore, State } from './use-chapters.ts'

/** Both lists of two people side by side: nobody's work goes without being seen. */
export function BothLists({ state: { value: rows, theirs }, store }: { state: State; store: ChapterStore }) {
  if (!theirs) return null
  const lists = [
    { whose: 'mine', title: t('Yours'), items: rows, act: t('Keep yours') },
    { whose: 'theirs', title: t('Theirs'), items: theirs.items, act: t('Take theirs') },
  ] as const
  return (
    <section
      aria-label={t('Changed by two people')}
      role="alert"
      className="flex flex-col gap-3 rounded-card border border-warning bg-warning-soft p-4"
    >
      <p className="text-14 font-medium text-pretty">
        {t(
          'Somebody else changed the chapters while you wrote. Choose which list to keep; Undo brings yours back, and theirs stays in the audit log.',
        )}
      </p>
      <div className="grid gap-3 sm:grid-cols-2">
        {lists.map(({ whose, title, items, act }) => (
          <div key={whose} className="flex min-w-0 flex-col gap-2 rounded-control border bg-surface p-3">
            <h3 className="text-12 text-faint">{title}</h3>
            <List items={items} />
            <Button size="sm" className="self-start" onClick={() => store.choose(whose)}>
              {act}
            </Button>
          </div>
        ))}
      </div>
    </section>
  )
}

function List({ items }: { items: readonly Chapter[] }) {
  if (items.length === 0) return <p className="flex-1 text-14 text-faint">{t('None')}</p>
  return (
    <ol className="max-h-48 flex-1 overflow-y-auto text-14">
      {items.map(({ startMs, title }) => (
        <li key={`${startMs} ${title}`} className="flex gap-2">
          <span className="figures text-muted">{clockDuration(startMs)}</span>
          <span dir="auto" className="min-w-0 flex-1 text-with-page wrap-anywhere">
            {title}
          </span>
        </li>
      ))}
    </ol>
  )
}
