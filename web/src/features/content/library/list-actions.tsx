import { Bookmark, Columns3 } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { LazyPart, lazyPart } from '#web/ui/lazy-part.tsx'
import { CsvButtons } from './csv-buttons.tsx'
import type { FilterProps } from './filter-bar.tsx'

const ColumnsMenu = lazyPart('dialog', () => import('./columns-menu.tsx'))
const ViewsMenu = lazyPart('dialog', () => import('./views-menu.tsx'))

/** What is done with the list as a whole; on a phone there is room, and use, for its views alone. */
export function ListActions({ narrow, ...props }: FilterProps & { narrow: boolean }) {
  return (
    <>
      <LazyPart
        of={ViewsMenu}
        part={props}
        button={(on) => (
          <Button {...on} icon={<Bookmark size={16} />}>
            {t('Saved views')}
          </Button>
        )}
      />
      {!narrow && (
        <>
          <LazyPart
            of={ColumnsMenu}
            part={{}}
            button={(on) => (
              <Button {...on} icon={<Columns3 size={16} />}>
                {t('Columns')}
              </Button>
            )}
          />
          <CsvButtons channelId={props.channelId} search={props.search} />
        </>
      )}
    </>
  )
}
