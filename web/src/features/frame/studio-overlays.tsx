import { lazy, Suspense, useEffect, useState } from 'react'
import { useBulkResults } from '#web/features/content/library/bulk-dialog-state.ts'
import { showOverlay, useOverlay } from './overlay-state.ts'

const loadPalette = () => import('./palette.tsx')
const Palette = lazy(loadPalette)
const KeysHelp = lazy(() => import('./keys-help.tsx'))
const BulkResults = lazy(() => import('#web/features/content/library/bulk-results.tsx'))

/** So that it is there at the first press. */
export const preparePalette = (): void => void loadPalette().catch(() => {})

/** What opens over any page of the studio: loaded when somebody first asks for it. */
export function StudioOverlays() {
  const overlay = useOverlay()
  const bulk = useBulkResults()
  const [asked, setAsked] = useState({ palette: false, keys: false })
  if (overlay && !asked[overlay]) setAsked({ ...asked, [overlay]: true })
  useEffect(() => () => showOverlay(null), [])
  const change = (name: 'palette' | 'keys') => (open: boolean) => showOverlay(open ? name : null)
  return (
    <Suspense>
      {asked.palette && <Palette open={overlay === 'palette'} onOpenChange={change('palette')} />}
      {asked.keys && <KeysHelp open={overlay === 'keys'} onOpenChange={change('keys')} />}
      {bulk && <BulkResults key={bulk} id={bulk} />}
    </Suspense>
  )
}
