import { Link } from '@tanstack/react-router'
import { playerKeys } from '#web/features/playback/keys/key-words.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { singleKeysOn } from '#web/lib/single-keys.ts'
import { Callout } from '#web/ui/callout.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { isSingle } from './key-sequence.ts'
import { Keys } from './keys.tsx'
import { currentShortcuts } from './shortcuts.ts'

type Props = { open: boolean; onOpenChange: (open: boolean) => void }

/** Every shortcut that works where somebody is. */
export default function KeysHelp({ open, onOpenChange }: Props) {
  const on = singleKeysOn()
  const sections = currentShortcuts()
    .map(({ name, shortcuts }) => ({ name, rows: shortcuts.filter(({ keys }) => on || !isSingle(keys)) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ name, rows }) => ({ name, rows: rows.map(({ keys, words }) => ({ keys: [keys], words })) }))
  const player = on && document.querySelector('media-controller') ? [{ name: t('Player'), rows: playerKeys() }] : []
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('Keyboard shortcuts')} wide>
      {!on && (
        <Callout tone="info">
          {tx('Shortcuts of a single letter are switched off in your <link>profile</link>.', {
            link: (text) => (
              <Link
                to="/studio/settings"
                className="font-medium text-accent underline-offset-3 hover:underline"
                onClick={() => onOpenChange(false)}
              >
                {text}
              </Link>
            ),
          })}
        </Callout>
      )}
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        {[...sections, ...player].map(({ name, rows }) => (
          <section key={name} aria-label={name}>
            <h3 className="mb-1 text-12 font-medium text-faint">{name}</h3>
            <dl>
              {rows.map(({ keys, words }) => (
                <div
                  key={words}
                  className="flex min-h-9 items-center justify-between gap-4 border-b py-1.5 last:border-0"
                >
                  <dt className="text-14">{words}</dt>
                  <dd className="flex items-center gap-2">
                    {keys.map((each) => (
                      <Keys key={each} keys={each} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
