import * as Radix from 'radix-ui/popover'
import type { ReactElement, ReactNode } from 'react'
import { cx } from '#web/lib/cx.ts'
import { KeptTrigger } from './kept-trigger.tsx'

type Props = {
  /** Without one it is what a `LazyPart` has behind its button. */
  trigger?: ReactElement
  label: string
  align?: 'start' | 'center' | 'end'
  children: ReactNode
  className?: string
  /** Where what is inside can close it. */
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

export function Popover({
  trigger = <KeptTrigger />,
  label,
  align = 'start',
  children,
  className,
  open,
  onOpenChange,
}: Props) {
  return (
    <Radix.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={12}
          aria-label={label}
          className={cx(
            'z-50 origin-(--radix-popover-content-transform-origin) rounded-card bg-raised shadow-overlay outline-none data-[state=closed]:animate-leave data-[state=open]:animate-enter',
            className ?? 'w-[min(340px,calc(100vw-24px))] p-4',
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
