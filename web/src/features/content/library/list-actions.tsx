import { LazyPart, lazyPart } from '#web/lib/lazy-part.tsx'
import { ColumnsButton } from './columns-button.tsx'
import { CsvButtons } from './csv-buttons.tsx'
import type { FilterProps } from './filter-bar.tsx'
import { ViewsButton } from './views-button.tsx'

const ColumnsMenu = lazyPart(() => import('./columns-menu.tsx'))
const ViewsMenu = lazyPart(() => import('./views-menu.tsx'))

/** What is done with the list as a whole; on a phone there is room, and use, for its views alone. */
export function ListActions({ narrow, ...props }: FilterProps & { narrow: boolean }) {
  return (
    <>
      <LazyPart of={ViewsMenu} part={props} button={(on) => <ViewsButton {...on} />} />
      {!narrow && (
        <>
          <LazyPart of={ColumnsMenu} part={{}} button={(on) => <ColumnsButton {...on} />} />
          <CsvButtons channelId={props.channelId} search={props.search} />
        </>
      )}
    </>
  )
}
