import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { CornerDownLeft, Film, Search } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import { type ReactNode, useEffect, useState } from 'react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { foundVideosQuery } from '#web/features/content/queries.ts'
import { VISIBILITY } from '#web/features/content/visibility.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Spinner } from '#web/ui/spinner.tsx'
import { Thumbnail } from '#web/ui/thumbnail.tsx'
import { findCommands } from './find-commands.ts'
import { Keys, nameOfKey } from './keys.tsx'
import { type PaletteCommand, usePaletteCommands } from './palette-commands.tsx'
import { rememberCommand, useRecentCommands } from './recent-commands.ts'

type Props = { open: boolean; onOpenChange: (open: boolean) => void }

/** Go to, act on, find a video: everything from one field. On phones it is the whole screen. */
export default function Palette({ open, onOpenChange }: Props) {
  // Opened again while it still leaves, it begins anew.
  const [opened, setOpened] = useState({ open, times: 0 })
  if (opened.open !== open) setOpened({ open, times: opened.times + (open ? 1 : 0) })
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-scrim data-[state=closed]:animate-fade-out data-[state=open]:animate-fade-in" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed z-50 flex flex-col overflow-hidden bg-raised shadow-overlay outline-none data-[state=closed]:animate-fade-out data-[state=open]:animate-enter max-sm:inset-0 sm:inset-x-0 sm:top-[12vh] sm:mx-auto sm:max-h-[min(560px,76vh)] sm:w-[min(640px,calc(100vw-48px))] sm:rounded-card"
        >
          <Radix.Title className="sr-only">{t('Search and commands')}</Radix.Title>
          <Finder key={opened.times} close={() => onOpenChange(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Finder({ close }: { close: () => void }) {
  const [typed, setTyped] = useState('')
  const asked = useLater(typed.trim(), 150)
  const router = useRouter()
  const channel = useOwnChannel()
  const commands = usePaletteCommands()
  const recent = useRecentCommands()
  const { data, error, isFetching } = useQuery({
    ...foundVideosQuery(channel?.id ?? null, asked),
    enabled: asked.length > 1 && typed.trim().length > 1,
    placeholderData: keepPreviousData,
  })
  const found = findCommands(commands, typed)
  const videos = typed.trim().length > 1 ? (data?.items ?? []) : []
  const run = (command: { id: string; label: string; to?: string | undefined }, act: () => void) => {
    close()
    rememberCommand(command)
    act()
  }
  const goTo = (to: string) => void router.navigate({ to })
  const act = (command: PaletteCommand) => run(command, command.run)
  const waiting = isFetching || asked !== typed.trim()
  const nothing = found.length === 0 && videos.length === 0 && !waiting
  return (
    <Command
      shouldFilter={false}
      loop
      vimBindings={false}
      label={t('Search and commands')}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex h-14 shrink-0 items-center gap-3 border-b px-4">
        {isFetching ? <Spinner /> : <Search size={18} className="shrink-0 text-faint" aria-hidden="true" />}
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          placeholder={t('Go to, do, or find a video…')}
          dir="auto"
          className="h-full min-w-0 flex-1 bg-transparent text-16 outline-none"
        />
        <Radix.Close className="rounded-control px-2 py-1 text-13 font-medium text-muted hover:bg-hover hover:text-ink">
          <span className="sm:hidden">{t('Cancel')}</span>
          <kbd className="font-sans max-sm:hidden">{nameOfKey('Escape')}</kbd>
        </Radix.Close>
      </div>
      <Command.List className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2 max-sm:pb-[env(safe-area-inset-bottom)]">
        {nothing && (
          <Command.Empty className="px-6 py-10 text-center text-14 text-muted">
            <span className="block font-medium text-ink">
              {t('Nothing is called “{words}”', { words: typed.trim() })}
            </span>
            {t('Try fewer letters, or a word of the video’s title.')}
          </Command.Empty>
        )}
        {!typed && recent.length > 0 && (
          <Group heading={t('Recent')}>
            {recent.flatMap((entry) => {
              const command = commands.find((each) => each.id === entry.id)
              if (command)
                return [
                  <Row key={entry.id} value={`recent ${entry.id}`} command={command} onRun={() => act(command)} />,
                ]
              if (!entry.to) return []
              const to = entry.to
              return [
                <Item
                  key={entry.id}
                  value={`recent ${entry.id}`}
                  icon={<Film size={18} />}
                  onRun={() => run(entry, () => goTo(to))}
                >
                  <span dir="auto">{entry.label}</span>
                </Item>,
              ]
            })}
          </Group>
        )}
        {videos.length > 0 && (
          <Group
            heading={
              data?.total && data.total > videos.length
                ? t('Videos, the newest {shown} of {total}', { shown: videos.length, total: data.total })
                : t('Videos')
            }
          >
            {videos.map((video) => {
              const to = `/studio/content/${video.id}`
              return (
                <Command.Item
                  key={video.id}
                  value={`video ${video.id}`}
                  onSelect={() => run({ id: video.id, label: video.title, to }, () => goTo(to))}
                  className={ITEM}
                >
                  <Thumbnail
                    image={video.thumbnail}
                    sizes="64px"
                    sound={video.kind === 'audio'}
                    article={video.kind === 'article'}
                    className="w-16"
                  />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium text-with-page" dir="auto">
                      {video.title}
                    </span>
                    <span className="block text-12 text-faint">{VISIBILITY[video.visibility].label}</span>
                  </span>
                  <Return />
                </Command.Item>
              )
            })}
          </Group>
        )}
        {error && !data && (
          <p role="alert" className="px-3 py-2 text-13 text-muted">
            {t('Videos cannot be searched at the moment ({code}).', { code: asProblem(error).code })}
          </p>
        )}
        {(['do', 'go'] as const).map((group) => {
          const rows = found.filter((command) => command.group === group)
          return rows.length > 0 ? (
            <Group key={group} heading={group === 'do' ? t('Do') : t('Go to')}>
              {rows.map((command) => (
                <Row key={command.id} value={command.id} command={command} onRun={() => act(command)} />
              ))}
            </Group>
          ) : null
        })}
      </Command.List>
    </Command>
  )
}

const ITEM =
  'group/item flex min-h-11 items-center gap-3 rounded-control px-3 py-1.5 text-14 outline-none select-none data-[selected=true]:bg-hover'

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-faint"
    >
      {children}
    </Command.Group>
  )
}

function Row({ command, value, onRun }: { command: PaletteCommand; value: string; onRun: () => void }) {
  return (
    <Item value={value} icon={<command.icon size={18} />} keys={command.keys} onRun={onRun}>
      {command.label}
      {command.note && (
        <span className="ms-2 text-faint" dir="auto">
          {command.note}
        </span>
      )}
    </Item>
  )
}

type ItemProps = { value: string; icon: ReactNode; keys?: string | undefined; onRun: () => void; children: ReactNode }

function Item({ value, icon, keys, onRun, children }: ItemProps) {
  return (
    <Command.Item value={value} onSelect={onRun} className={ITEM}>
      <span className="shrink-0 text-muted" aria-hidden="true">
        {icon}
      </span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {keys ? <Keys keys={keys} className="max-sm:hidden" /> : <Return />}
    </Command.Item>
  )
}

function Return() {
  return (
    <CornerDownLeft
      size={15}
      aria-hidden="true"
      className="shrink-0 text-faint opacity-0 group-data-[selected=true]/item:opacity-100 max-sm:hidden"
    />
  )
}

/** The value once it has stood for a while: one request for a word, not one for each letter. */
function useLater(value: string, ms: number): string {
  const [later, setLater] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return later
}
