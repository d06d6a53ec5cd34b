import { Check } from 'lucide-react'
import * as Radix from 'radix-ui/dropdown-menu'
import type { ReactElement, ReactNode } from 'react'
import { cx } from '#web/lib/cx.ts'
import { direction } from '#web/lib/direction.ts'
import { KeptTrigger } from './kept-trigger.tsx'

type MenuProps = {
  /** Without one it is what a `LazyPart` has behind its button. */
  trigger?: ReactElement
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'right' | 'bottom' | 'left'
  children: ReactNode
  className?: string
}

export function Menu({ trigger = <KeptTrigger />, align = 'end', side = 'bottom', children, className }: MenuProps) {
  return (
    <Radix.Root dir={direction()}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={12}
          className={cx(
            'z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-52 origin-(--radix-dropdown-menu-content-transform-origin) overflow-y-auto rounded-card bg-raised p-1 shadow-overlay data-[state=closed]:animate-leave data-[state=open]:animate-enter',
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

const ITEM = cx(
  'relative flex min-h-8 w-full items-center gap-2.5 rounded-control px-2 py-1.5 text-14 outline-none select-none pointer-coarse:min-h-11',
  'data-highlighted:bg-hover data-disabled:opacity-50',
)

type ItemProps = {
  icon?: ReactNode
  children: ReactNode
  /** A second, quieter line or the reason it is not possible. */
  note?: ReactNode
  shortcut?: ReactNode
  tone?: 'danger'
  disabled?: boolean
  onSelect?: () => void
  /** A link to render the row as. */
  as?: ReactElement
}

export function MenuItem({ icon, children, note, shortcut, tone, disabled, onSelect, as }: ItemProps) {
  const row = (
    <>
      {icon && <span className={cx('shrink-0', tone ? 'text-danger' : 'text-muted')}>{icon}</span>}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{children}</span>
        {note && <span className="block text-12 text-faint">{note}</span>}
      </span>
      {shortcut}
    </>
  )
  return (
    <Radix.Item
      disabled={disabled}
      onSelect={onSelect}
      className={cx(ITEM, tone === 'danger' && 'text-danger')}
      asChild={Boolean(as)}
    >
      {as ? withChildren(as, row) : row}
    </Radix.Item>
  )
}

const withChildren = (element: ReactElement, children: ReactNode): ReactElement => {
  const Type = element.type
  // The element's own props, with the row as its content.
  return <Type {...(element.props as object)}>{children}</Type>
}

export function MenuRadioGroup(props: { value: string; onValueChange: (value: string) => void; children: ReactNode }) {
  return <Radix.RadioGroup {...props} />
}

export function MenuRadioItem({ value, icon, children, note }: ItemProps & { value: string }) {
  return (
    <Radix.RadioItem value={value} className={ITEM}>
      {icon && <span className="shrink-0 text-muted">{icon}</span>}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{children}</span>
        {note && <span className="block truncate text-12 text-faint">{note}</span>}
      </span>
      <Radix.ItemIndicator>
        <Check size={16} className="text-accent" aria-hidden="true" />
      </Radix.ItemIndicator>
    </Radix.RadioItem>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-2 pb-1 text-12 font-medium text-faint">{children}</Radix.Label>
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />
}
