import { Suspense, useEffect, useState } from 'react'
import { useAskedAgain } from '#web/features/accounts/asked-again.ts'
import { useBulkResults } from '#web/features/content/library/bulk-dialog-state.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'
import { showOverlay, useOverlay } from './overlay-state.ts'

const loadPalette = () => import('./palette.tsx')
const Palette = lazyLater(loadPalette)
const KeysHelp = lazyLater(() => import('./keys-help.tsx'))
const ConfirmItIsYou = lazyLater(() => import('#web/features/accounts/confirm-it-is-you.tsx'))
const BulkResults = lazyLater(() => import('#web/features/content/library/bulk-results.tsx'))

/** So that it is there at the first press. */
export const preparePalette = (): void => void loadPalette().catch(() => {})

/** What opens over any page of the studio: loaded when somebody first asks for it. */
export function StudioOverlays() {
  const overlay = useOverlay()
  const bulk = useBulkResults()
  const askedAgain = useAskedAgain()
  const [asked, setAsked] = useState({ palette: false, keys: false, who: false })
  if (askedAgain && !asked.who) setAsked({ ...asked, who: true })
  if (overlay && !asked[overlay]) setAsked({ ...asked, [overlay]: true })
  useEffect(() => () => showOverlay(null), [])
  const change = (name: 'palette' | 'keys') => (open: boolean) => showOverlay(open ? name : null)
  return (
    <Suspense>
      {asked.palette && <Palette open={overlay === 'palette'} onOpenChange={change('palette')} />}
      {asked.keys && <KeysHelp open={overlay === 'keys'} onOpenChange={change('keys')} />}
      {asked.who && <ConfirmItIsYou />}
      {bulk && <BulkResults key={bulk} id={bulk} />}
    </Suspense>
  )
}
