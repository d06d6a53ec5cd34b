import { RotateCcw } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { Keys } from '#web/features/frame/keys.tsx'
import { singleKeysOn } from '#web/lib/single-keys.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { COMMAND_NAMES, COMMANDS, type CommandName, writtenKey } from '../player-keys.ts'
import { chosenKeys } from './chosen-keys.ts'
import { KEY_WORDS, nameOfKey } from './key-words.ts'

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
    const left = before && before !== name ? ` It no longer means “${KEY_WORDS[before]}”.` : ''
    setSaid(`${KEY_WORDS[name]}: ${keys.map(nameOfKey).join() || 'no key'}.${left}`)
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
      title="Keyboard shortcuts"
      description="Choose an action to give it another key. They are kept in this browser."
      onOpenChange={(open) => open || onClose()}
      footer={
        <>
          <Button
            icon={<RotateCcw size={16} />}
            unavailable={chosenKeys.isChanged() ? null : 'Every key is as it was'}
            onClick={() => {
              chosenKeys.reset()
              setSaid('Every key is as it was.')
            }}
          >
            Reset all
          </Button>
          <Button variant="primary" onClick={onClose}>
            Done
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
        Keys act on the player
      </label>
      {!singleKeysOn() && <Callout tone="info">Shortcuts of a single letter are switched off in your profile.</Callout>}
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
            <span className={chosenKeys.isChanged(name) ? 'font-semibold' : ''}>{KEY_WORDS[name]}</span>
            {asking === name ? (
              <span className="text-12 text-accent">Press a key · Backspace: none</span>
            ) : (
              <span className="flex items-center gap-2">
                {chosenKeys.of(name).map((key) => (
                  <Keys key={key} keys={nameOfKey(key)} />
                ))}
                {chosenKeys.of(name).length === 0 && <span className="text-12 text-muted">None</span>}
              </span>
            )}
          </button>
        ))}
        <p className="flex min-h-9 items-center justify-between gap-4 border-b px-1 py-1.5 text-14">
          To the start … to nine tenths
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
