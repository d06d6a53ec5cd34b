import * as Radix from 'radix-ui/popover'
import type { ReactElement, ReactNode } from 'react'
import { cx } from '#web/lib/cx.ts'

type Props = {
  trigger: ReactElement
  label: string
  align?: 'start' | 'center' | 'end'
  children: ReactNode
  className?: string
  /** Where what is inside can close it. */
  open?: boolean
  /** It was loaded because somebody asked for it. */
  defaultOpen?: boolean
  onOpenChange?: (open: boolean) => void
}

export function Popover({
  trigger,
  label,
  align = 'start',
  children,
  className,
  open,
  defaultOpen = false,
  onOpenChange,
}: Props) {
  return (
    <Radix.Root defaultOpen={defaultOpen} {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
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
