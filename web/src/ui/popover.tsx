import * as Radix from 'radix-ui/popover'
import type { ReactElement, ReactNode } from 'react'

type Props = { trigger: ReactElement; label: string; align?: 'start' | 'center' | 'end'; children: ReactNode }

export function Popover({ trigger, label, align = 'start', children }: Props) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={12}
          aria-label={label}
          className="z-50 w-[min(340px,calc(100vw-24px))] origin-(--radix-popover-content-transform-origin) rounded-card bg-raised p-4 shadow-overlay outline-none data-[state=closed]:animate-leave data-[state=open]:animate-enter"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
