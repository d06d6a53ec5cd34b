import {
  Bold,
  Code,
  Heading2,
  ImagePlus,
  Italic,
  Link2,
  List,
  ListOrdered,
  type LucideIcon,
  TextQuote,
} from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import { IconButton } from '#web/ui/icon-button.tsx'

export type Command = 'bold' | 'italic' | 'link' | 'heading' | 'quote' | 'list' | 'numbers' | 'code' | 'image'

const COMMANDS: { command: Command; label: () => string; icon: LucideIcon; keys?: string }[] = [
  { command: 'bold', label: () => t('Bold'), icon: Bold, keys: 'Ctrl B' },
  { command: 'italic', label: () => t('Italic'), icon: Italic, keys: 'Ctrl I' },
  { command: 'link', label: () => t('Link'), icon: Link2, keys: 'Ctrl K' },
  { command: 'heading', label: () => t('Heading'), icon: Heading2 },
  { command: 'quote', label: () => t('Quote'), icon: TextQuote },
  { command: 'list', label: () => t('List'), icon: List },
  { command: 'numbers', label: () => t('Numbered list'), icon: ListOrdered },
  { command: 'code', label: () => t('Code'), icon: Code },
  { command: 'image', label: () => t('Picture'), icon: ImagePlus },
]

type Props = { why: string | null; onCommand: (command: Command) => void }

/** What Markdown has signs for, for those who do not know them by heart. */
export function Toolbar({ why, onCommand }: Props) {
  return (
    <div
      role="toolbar"
      aria-label={t('Formatting')}
      className="flex min-w-0 items-center overflow-x-auto [scrollbar-width:none]"
    >
      {COMMANDS.map(({ command, label, icon: Icon, keys }) => (
        <IconButton
          key={command}
          label={keys ? t('{name} ({keys})', { name: label(), keys }) : label()}
          icon={<Icon size={17} />}
          aria-disabled={why !== null || undefined}
          // The selection in the text stays.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => why === null && onCommand(command)}
        />
      ))}
    </div>
  )
}
