import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Meanwhile } from '../saving/meanwhile.tsx'
import type { ArticleStore, State } from './use-article.ts'

/** Both texts are there, to copy from. */
export function ArticleConflict({ state: { theirs }, store }: { state: State; store: ArticleStore }) {
  if (!theirs) return null
  return (
    <Meanwhile
      title={t('Somebody else wrote in this article meanwhile')}
      mine={t('Keep my text')}
      theirs={t('Use their text')}
      store={store}
    >
      <p>
        {tx('Your text is below and not saved. Theirs, of <name>{by}</name> {when}, is here to copy from:', {
          name: (by) => (
            <b className="font-medium" dir="auto">
              {by}
            </b>
          ),
          by: theirs.updatedBy?.name ?? t('somebody'),
          when: <RelativeTime time={theirs.updatedAt} />,
        })}
      </p>
      <textarea
        readOnly
        value={theirs.markdown}
        rows={6}
        dir="auto"
        aria-label={t('Their text')}
        className="mt-2 w-full rounded-control border border-line-control bg-surface px-3 py-2 font-mono text-13"
      />
    </Meanwhile>
  )
}
