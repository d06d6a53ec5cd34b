import { useVirtualizer } from '@tanstack/react-virtual'
import { Plus, Replace } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Input } from '#web/ui/field.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { toast } from '#web/ui/toast.ts'
import { Meanwhile } from '../saving/meanwhile.tsx'
import { SaveLine } from '../saving/save-line.tsx'
import { useUndoKeys } from '../saving/use-undo-keys.ts'
import * as edits from './cue-edits.ts'
import { type CueAction, CueRow } from './cue-row.tsx'
import { type CueStore, type useCueEditor, wrongIn } from './use-cue-editor.ts'

type Props = {
  state: ReturnType<typeof useCueEditor>[0]
  store: CueStore
  media: RefObject<HTMLVideoElement | null>
  canEdit: boolean
}

/** The captions of one language, line by line; only the lines in sight are in the page. */
export function CueEditorPanel({ state, store, media, canEdit }: Props) {
  const { value: cues, saving, theirs } = state
  const change = (step: (cues: typeof state.value) => typeof state.value, what?: string) =>
    store.change(step(store.get().value), what)
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
  useUndoKeys({
    name: t('Captions'),
    words: t('Undo the last change of the lines'),
    undo: store.undo,
    redo: store.redo,
    box,
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
    if (event.key.toLowerCase() !== 'f') return
    setFinding(true)
    event.preventDefault()
    event.stopPropagation()
  }
  const waits = theirs ? t('Changed by somebody else') : saving.kind === 'incomplete' ? wrongIn(cues) : null
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys for the fields inside
    <div className="flex flex-col gap-3" onKeyDown={onKeyDown}>
      <div className="flex flex-wrap items-center gap-1">
        <IconButton
          label={t('Find and replace')}
          icon={<Replace size={16} />}
          aria-pressed={finding}
          onClick={() => setFinding(!finding)}
        />
        <Button
          size="sm"
          variant="quiet"
          icon={<Plus size={14} />}
          unavailable={canEdit ? null : t('Your role here only reads captions.')}
          onClick={() => {
            const at = edits.indexAt(cues, now())
            flushSync(() => change((list) => edits.insertAfter(list, at, now())))
            focusRow(at + 1)
          }}
        >
          {t('Add at the playhead')}
        </Button>
        <label className="ms-1 flex items-center gap-1.5 text-13">
          <input type="checkbox" checked={follow} onChange={(event) => setFollow(event.target.checked)} />
          {t('Follow')}
        </label>
      </div>
      {canEdit && <SaveLine {...state} store={store} waits={waits} />}
      {finding && (
        <FindAndReplace
          cues={cues}
          onFound={focusRow}
          onReplace={(find, by) => {
            const { count } = edits.replaceAll(cues, find, by)
            change((list) => edits.replaceAll(list, find, by).cues)
            toast(t('{count, plural, one {# place replaced} other {# places replaced}}', { count }))
          }}
        />
      )}
      {theirs && (
        <Meanwhile
          title={t('Somebody else changed these captions meanwhile')}
          theirs={
            theirs.cues.length > 0
              ? t('{count, plural, one {Take theirs (# line)} other {Take theirs (# lines)}}', {
                  count: theirs.cues.length,
                })
              : null
          }
          store={store}
        >
          {t(
            'Nothing was lost. Keep yours, and theirs stay as an earlier version; take theirs, and Undo brings yours back.',
          )}
        </Meanwhile>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset does not scroll in every browser */}
      <div
        ref={box}
        className="h-[min(70dvh,720px)] overflow-y-auto rounded-card border bg-surface"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        tabIndex={0}
        role="group"
        aria-label={t('Lines')}
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
        {t(
          'In a line: Alt+I and Alt+O set its start and end to the playhead, Alt+S splits, Alt+M merges with the next, Alt+Backspace deletes, Ctrl+Enter adds one, Alt+↑ and Alt+↓ go to its neighbours. In a time field, ↑ and ↓ move by 0.1 s.',
        )}
      </p>
    </div>
  )
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
        aria-label={t('Find')}
        placeholder={t('Find')}
        value={find}
        onChange={(event) => setFind(event.target.value)}
        className="w-40"
        autoFocus
      />
      <Input
        aria-label={t('Replace by')}
        placeholder={t('Replace by')}
        value={by}
        onChange={(event) => setBy(event.target.value)}
        className="w-40"
      />
      <Button type="submit" size="sm">
        {t('Next')}
      </Button>
      <Button size="sm" variant="quiet" onClick={() => onReplace(find, by)}>
        {t('Replace all')}
      </Button>
      <span role="status" className="figures text-13 text-muted">
        {find && t('{count, plural, one {# line} other {# lines}}', { count: found.length })}
      </span>
    </form>
  )
}
