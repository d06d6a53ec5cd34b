import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { exactNumber } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import type { Dashboard } from './queries.ts'

type Places = NonNullable<Dashboard['figures']>['places']

/** How many of the views were in the player on other sites, and on which. Nothing for who is watched here alone. */
export function WhereWatched({ places }: { places: Places }) {
  if (places.embed === 0) return null
  const named = places.hosts.reduce((sum, { views }) => sum + views, 0)
  return (
    <details className="group border-t">
      <summary className="flex list-none items-center gap-1.5 px-4 py-2.5 text-13 text-muted select-none transition-colors hover:bg-hover hover:text-ink focus-visible:-outline-offset-2 sm:px-5">
        <ChevronRight
          size={15}
          aria-hidden="true"
          className="shrink-0 text-faint transition-transform group-open:rotate-90 rtl:-scale-x-100 rtl:group-open:-rotate-90"
        />
        <span className="figures">
          {tx('Where it was watched: {here} on this site, {elsewhere} on other sites', {
            here: exactNumber(places.site),
            elsewhere: exactNumber(places.embed),
          })}
        </span>
      </summary>
      <div className="px-4 pb-3 text-13 sm:px-5">
        <table className="w-full max-w-[480px] text-start">
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('Site')}</th>
              <th scope="col">{t('Views')}</th>
            </tr>
          </thead>
          <tbody>
            {places.hosts.map(({ host, views }) => (
              <Row key={host} views={views}>
                <bdi dir="ltr">{host}</bdi>
              </Row>
            ))}
            {places.embed > named && (
              <Row views={places.embed - named}>{t('Others, and sites that browsers did not name')}</Row>
            )}
          </tbody>
        </table>
        <p className="mt-2 max-w-[72ch] text-pretty text-muted">{places.definition}</p>
      </div>
    </details>
  )
}

const Row = ({ views, children }: { views: number; children: ReactNode }) => (
  <tr className="border-t">
    <th scope="row" className="py-2 pe-4 text-start font-medium wrap-anywhere">
      {children}
    </th>
    <td className="figures py-2 text-end">{exactNumber(views)}</td>
  </tr>
)
