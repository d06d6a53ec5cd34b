import { CircleHelp } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import type { Explained } from './explanation-popover.tsx'
import { IconButton } from './icon-button.tsx'
import { LazyPart, lazyPart } from './lazy-part.tsx'

const ExplanationPopover = lazyPart('dialog', () => import('./explanation-popover.tsx'))

/** "How is this computed?": the definition of a figure and what stands behind it, where the figure stands. */
export function Explanation(explained: Explained) {
  return (
    <LazyPart
      of={ExplanationPopover}
      part={explained}
      button={(on) => (
        <IconButton
          {...on}
          label={t('{figure}: how is this computed?', { figure: explained.figure })}
          size="sm"
          icon={<CircleHelp size={15} />}
          className="text-faint"
        />
      )}
    />
  )
}
