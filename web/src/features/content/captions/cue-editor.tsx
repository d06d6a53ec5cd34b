import { useVirtualizer } from '@tanstack/react-virtual'
import { Plus, Redo2, Replace, Undo2 } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Input } from '#web/ui/field.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { toast } from '#web/ui/toast.ts'
import * as edits from './cue-edits.ts'
import { type CueAction, CueRow } from './cue-row.tsx'
import type { Cues } from './queries.ts'
import { type Held, type SaveState, useCueEditor } from './use-cue-editor.ts'

type Props = {
  videoId: string
  given: Cues
  held: Held
  media: RefObject<HTMLVideoElement | null>
  canEdit: boolean
  onSaved: () => void
}

/** The captions of one language, line by line; only the lines in sight are in the page. */
export function CueEditorPanel({ videoId, given, held, media, canEdit, onSaved }: Props) {
  const editor = useCueEditor(videoId, given, { held, onSaved })
  const { cues, change, undo, redo, save } = editor
  const [follow, setFollow] = useState(true)
  const [finding, setFinding] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: cues.length,
    getScrollElement: () => box.current,
    estimateSize: () => 92,
    overscan: 6,
    getItemKey: (index) => cues[index]?.id ?? index,
  })
  const active = useActive(media, cues)
  const scrollTo = rows.scrollToIndex
  useEffect(() => {
    const typing = box.current?.contains(document.activeElement)
    if (follow && active >= 0 && !typing) scrollTo(active, { align: 'center' })
  }, [follow, active, scrollTo])

  const focusRow = useCallback(
    (index: number) => {
      scrollTo(index, { align: 'auto' })
      const line = () => box.current?.querySelector<HTMLElement>(`[data-row="${index}"] textarea`)
      // Out of sight, it is in the page after the next frame; the focus is not taken from where it went meanwhile.
      const there = line()
      if (there) return there.focus()
      const from = document.activeElement
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if ([from, document.body].includes(document.activeElement)) line()?.focus()
        }),
      )
    },
    [scrollTo],
  )
  const now = () => Math.round((media.current?.currentTime ?? 0) * 1000)
  const act = (at: number, action: CueAction) => {
    const cue = cues[at]
    if (!cue) return
    switch (action.do) {
      case 'text':
        return change((list) => edits.withText(list, at, action.text), `text ${cue.id}`)
      case 'times':
        return change((list) => edits.withTimes(list, at, action), `times ${cue.id}`)
      case 'in':
        return change((list) => edits.withTimes(list, at, { startMs: now() }))
      case 'out':
        return change((list) => edits.withTimes(list, at, { endMs: now() }))
      case 'split':
        return change((list) =>
          edits.splitAt(list, at, { ms: now(), ...(action.caret !== undefined && { caret: action.caret }) }),
        )
      case 'merge':
        return change((list) => edits.mergeWithNext(list, at))
      case 'insert':
        flushSync(() => change((list) => edits.insertAfter(list, at)))
        return focusRow(at + 1)
      case 'delete':
        flushSync(() => change((list) => edits.without(list, at)))
        return focusRow(Math.min(at, cues.length - 2))
      case 'go':
        return focusRow(Math.max(0, Math.min(cues.length - 1, at + action.by)))
      case 'play':
        if (media.current) media.current.currentTime = cue.startMs / 1000
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    const key = event.key.toLowerCase()
    const back = key === 'z' && !event.shiftKey
    const forth = key === 'y' || (key === 'z' && event.shiftKey)
    if (back) undo?.()
    else if (forth) redo?.()
    else if (key === 'f') setFinding(true)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys for the fields inside
    <div className="flex flex-col gap-3" onKeyDown={onKeyDown}>
      <div className="flex flex-wrap items-center gap-1">
        <IconButton label="Undo" icon={<Undo2 size={16} />} disabled={!undo} onClick={() => undo?.()} />
        <IconButton label="Redo" icon={<Redo2 size={16} />} disabled={!redo} onClick={() => redo?.()} />
        <IconButton
          label="Find and replace"
          icon={<Replace size={16} />}
          aria-pressed={finding}
          onClick={() => setFinding(!finding)}
        />
        <Button
          size="sm"
          variant="quiet"
          icon={<Plus size={14} />}
          unavailable={canEdit ? null : 'Your role here only reads captions.'}
          onClick={() => {
            const at = edits.indexAt(cues, now())
            flushSync(() => change((list) => edits.insertAfter(list, at, now())))
            focusRow(at + 1)
          }}
        >
          Add at the playhead
        </Button>
        <label className="ms-1 flex items-center gap-1.5 text-13">
          <input type="checkbox" checked={follow} onChange={(event) => setFollow(event.target.checked)} />
          Follow
        </label>
        <p role="status" className="ms-auto text-13 text-muted">
          {saveWords(save)}
        </p>
      </div>
      {finding && (
        <FindAndReplace
          cues={cues}
          onFound={focusRow}
          onReplace={(find, by) => {
            const { count } = edits.replaceAll(cues, find, by)
            change((list) => edits.replaceAll(list, find, by).cues)
            toast(count === 1 ? '1 place replaced' : `${count} places replaced`)
          }}
        />
      )}
      {save.is === 'conflict' && (
        <Callout tone="warning" title="Somebody else changed these captions meanwhile">
          Nothing was lost. Keep yours, and theirs stay as an earlier version; take theirs, and Undo brings yours back.
          <span className="mt-2 flex flex-wrap gap-2">
            <Button size="sm" onClick={() => editor.keepMine(save.theirs)}>
              Keep mine
            </Button>
            {save.theirs && (
              <Button size="sm" variant="quiet" onClick={() => save.theirs && editor.takeTheirs(save.theirs)}>
                Take theirs ({save.theirs.cueCount} lines)
              </Button>
            )}
          </span>
        </Callout>
      )}
      {save.is === 'failed' && (
        <Callout tone="danger" title="Not saved" action={<Button onClick={editor.retry}>Try again</Button>}>
          {save.text}
        </Callout>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset does not scroll in every browser */}
      <div
        ref={box}
        className="h-[min(70dvh,720px)] overflow-y-auto rounded-card border bg-surface"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        tabIndex={0}
        role="group"
        aria-label="Lines"
      >
        <ol className="relative" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ key, index, start }) => {
            const cue = cues[index]
            return cue ? (
              <li
                key={key}
                ref={rows.measureElement}
                data-index={index}
                data-row={index}
                className="absolute inset-x-0 top-0 border-b"
                style={{ transform: `translateY(${start}px)` }}
              >
                <CueRow
                  cue={cue}
                  next={cues[index + 1]}
                  number={index + 1}
                  active={index === active}
                  readOnly={!canEdit}
                  onAct={(action) => act(index, action)}
                />
              </li>
            ) : null
          })}
        </ol>
      </div>
      <p className="text-12 text-muted pointer-coarse:hidden">
        In a line: Alt+I and Alt+O set its start and end to the playhead, Alt+S splits, Alt+M merges with the next,
        Alt+Backspace deletes, Ctrl+Enter adds one, Alt+↑ and Alt+↓ go to its neighbours. In a time field, ↑ and ↓ move
        by 0.1 s.
      </p>
    </div>
  )
}

function saveWords(save: SaveState): string {
  switch (save.is) {
    case 'saved':
      return 'Saved'
    case 'waiting':
      return 'Not saved yet…'
    case 'saving':
      return 'Saving…'
    case 'wrong':
      return save.text
    case 'failed':
      return 'Not saved'
    case 'conflict':
      return 'Changed by somebody else'
  }
}

function useActive(media: RefObject<HTMLVideoElement | null>, cues: readonly edits.EditCue[]): number {
  const [active, setActive] = useState(-1)
  const latest = useRef(cues)
  latest.current = cues
  useEffect(() => {
    const element = media.current
    if (!element) return
    const off = new AbortController()
    const read = () => setActive(edits.indexAt(latest.current, element.currentTime * 1000))
    for (const news of ['timeupdate', 'seeked']) element.addEventListener(news, read, { signal: off.signal })
    return () => off.abort()
  }, [media])
  return active
}

type FindProps = {
  cues: readonly edits.EditCue[]
  onFound: (index: number) => void
  onReplace: (find: string, by: string) => void
}

function FindAndReplace({ cues, onFound, onReplace }: FindProps) {
  const [find, setFind] = useState('')
  const [by, setBy] = useState('')
  const [last, setLast] = useState(-1)
  const words = find.toLowerCase()
  const found = find ? cues.flatMap(({ text }, index) => (text.toLowerCase().includes(words) ? [index] : [])) : []
  const goOn = () => {
    const next = found.find((index) => index > last) ?? found[0]
    if (next === undefined) return
    setLast(next)
    onFound(next)
  }
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        goOn()
      }}
    >
      <Input
        aria-label="Find"
        placeholder="Find"
        value={find}
        onChange={(event) => setFind(event.target.value)}
        className="w-40"
        autoFocus
      />
      <Input
        aria-label="Replace by"
        placeholder="Replace by"
        value={by}
        onChange={(event) => setBy(event.target.value)}
        className="w-40"
      />
      <Button type="submit" size="sm">
        Next
      </Button>
      <Button size="sm" variant="quiet" onClick={() => onReplace(find, by)}>
        Replace all
      </Button>
      <span role="status" className="figures text-13 text-muted">
        {find && (found.length === 1 ? '1 line' : `${found.length} lines`)}
      </span>
    </form>
  )
}
