import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import type { ReactNode } from 'react'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { IconButton } from './icon-button.tsx'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  /** The actions, the confirming one last. */
  footer?: ReactNode
  /** Room for two columns. */
  wide?: boolean
  children?: ReactNode
}

/** A question or a short form over the page; on phones it rises from below. */
export function Dialog({ open, onOpenChange, title, description, footer, wide, children }: Props) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim data-[state=closed]:animate-fade-out data-[state=open]:animate-fade-in" />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cx(
            'fixed z-40 flex max-h-[85dvh] flex-col bg-raised shadow-overlay outline-none data-[state=closed]:animate-fade-out max-sm:inset-x-0 max-sm:bottom-0 max-sm:rounded-t-card max-sm:pb-[env(safe-area-inset-bottom)] max-sm:data-[state=open]:animate-slide-up sm:top-1/2 sm:left-1/2 sm:w-[calc(100%-48px)] sm:-translate-1/2 sm:rounded-card sm:data-[state=open]:animate-enter',
            wide ? 'sm:max-w-[720px]' : 'sm:max-w-[460px]',
          )}
        >
          <header className="flex items-start gap-4 px-5 pt-4 pb-1">
            <Radix.Title className="flex-1 pt-1 text-16 font-semibold">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={t('Close')} silent icon={<X size={18} />} className="-me-2" />
            </Radix.Close>
          </header>
          <div className="flex flex-col gap-4 overflow-y-auto px-5 pt-1 pb-5">
            {description && (
              <Radix.Description className="text-14 text-pretty text-muted">{description}</Radix.Description>
            )}
            {children}
          </div>
          {footer && <footer className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
