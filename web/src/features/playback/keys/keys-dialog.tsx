import { RotateCcw } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { Keys } from '#web/features/frame/keys.tsx'
import { t } from '#web/lib/i18n/t.ts'
import { singleKeysOn } from '#web/lib/single-keys.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { COMMAND_NAMES, COMMANDS, type CommandName, writtenKey } from '../player-keys.ts'
import { chosenKeys } from './chosen-keys.ts'
import { keyWords, nameOfKey } from './key-words.ts'

type Props = {
  /** Only what works on this page. */
  commands: ReadonlySet<string>
  onClose: () => void
}

/** What the player's keys do here, and other keys for those who want them. */
export default function KeysDialog({ commands, onClose }: Props) {
  chosenKeys.use()
  const [asking, setAsking] = useState<CommandName | null>(null)
  const [said, setSaid] = useState('')
  const isOn = chosenKeys.areOn()
  const shown = COMMAND_NAMES.filter((name) => {
    const { act } = COMMANDS[name]
    return act.do !== 'page' || commands.has(act.what)
  })
  const take = (name: CommandName, keys: readonly string[]) => {
    const before = keys[0] ? chosenKeys.ownerOf(keys[0]) : undefined
    chosenKeys.give(name, keys)
    setAsking(null)
    const action = keyWords(name)
    const now =
      keys.length > 0
        ? t('{action}: {keys}.', { action, keys: keys.map(nameOfKey).join() })
        : t('{action}: no key.', { action })
    const left = before && before !== name ? t('It no longer means “{action}”.', { action: keyWords(before) }) : ''
    setSaid(`${now} ${left}`.trim())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!asking) return
    if (['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'Dead'].includes(event.key)) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return setAsking(null)
    if (event.key === 'Backspace' || event.key === 'Delete') return take(asking, [])
    const key = writtenKey(event)
    if (key && !/^[0-9]$/.test(key)) take(asking, [key])
  }
  return (
    <Dialog
      open
      wide
      title={t('Keyboard shortcuts')}
      description={t('Choose an action to give it another key. They are kept in this browser.')}
      onOpenChange={(open) => open || onClose()}
      footer={
        <>
          <Button
            icon={<RotateCcw size={16} />}
            unavailable={chosenKeys.isChanged() ? null : t('Every key is as it was')}
            onClick={() => {
              chosenKeys.reset()
              setSaid(t('Every key is as it was.'))
            }}
          >
            {t('Reset all')}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {t('Done')}
          </Button>
        </>
      }
    >
      <label className="flex items-center gap-2.5 text-14">
        <input
          type="checkbox"
          className="size-4"
          checked={isOn}
          onChange={({ target }) => chosenKeys.turn(target.checked)}
        />
        {t('Keys act on the player')}
      </label>
      {!singleKeysOn() && (
        <Callout tone="info">{t('Shortcuts of a single letter are switched off in your profile.')}</Callout>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it take the focus */}
      <div className="gap-x-10 sm:columns-2" onKeyDown={onKeyDown}>
        {shown.map((name) => (
          <button
            key={name}
            type="button"
            disabled={!isOn}
            aria-pressed={asking === name}
            onClick={() => setAsking(asking === name ? null : name)}
            onBlur={() => asking === name && setAsking(null)}
            className="flex min-h-9 w-full break-inside-avoid items-center justify-between gap-4 border-b px-1 py-1.5 text-start text-14 hover:bg-hover disabled:opacity-50 pointer-coarse:min-h-11"
          >
            <span className={chosenKeys.isChanged(name) ? 'font-semibold' : ''}>{keyWords(name)}</span>
            {asking === name ? (
              <span className="text-12 text-accent">{t('Press a key · Backspace: none')}</span>
            ) : (
              <span className="flex items-center gap-2">
                {chosenKeys.of(name).map((key) => (
                  <Keys key={key} keys={nameOfKey(key)} />
                ))}
                {chosenKeys.of(name).length === 0 && <span className="text-12 text-muted">{t('None')}</span>}
              </span>
            )}
          </button>
        ))}
        <p className="flex min-h-9 items-center justify-between gap-4 border-b px-1 py-1.5 text-14">
          {t('To the start … to nine tenths')}
          <span className="flex items-center gap-2">
            <Keys keys="0" />
            <Keys keys="9" />
          </span>
        </p>
      </div>
      <p role="status" className="min-h-5 text-13 text-muted">
        {said}
      </p>
    </Dialog>
  )
}
