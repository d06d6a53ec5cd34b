import { ArrowRight, Check, CircleAlert, CircleCheck, CircleX } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { singleKeysOn } from '#web/lib/single-keys.ts'
import type { Answer } from './answering.ts'
import { type Asked, holds } from './due.ts'

type Props = {
  controller: HTMLElement
  item: Asked
  answer: Answer | null
  /** It was answered in an earlier play. */
  again: boolean
  sending: boolean
  problem: string | null
  onSubmit: (optionIds: readonly string[]) => void
  onGoOn: () => void
}

const TYPING = 'input:not([type=range]), textarea, select, [contenteditable]:not([contenteditable=false])'

/** A question or a choice over the picture, by pointer, keyboard and screen reader; the player's other keys go on working. */
export function QuestionPanel({ controller, item, answer, again, sending, problem, onSubmit, onGoOn }: Props) {
  const panel = useRef<HTMLDivElement>(null)
  const id = useId()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const several = item.kind === 'question' && item.several
  const held = holds(item)
  const modal = held && !again
  const maySkip = !item.mustAnswer || answer !== null || problem !== null
  const done = answer !== null
  const settled = done || sending

  const pick = (optionId: string) => {
    if (settled) return
    if (!several) {
      setChosen(new Set([optionId]))
      return onSubmit([optionId])
    }
    const next = new Set(chosen)
    if (!next.delete(optionId)) next.add(optionId)
    setChosen(next)
  }
  const submit = () => {
    if (chosen.size > 0 && !settled) onSubmit([...chosen])
  }
  const keys = useRef({ pick, submit, onGoOn, maySkip, settled })
  keys.current = { pick, submit, onGoOn, maySkip, settled }

  useEffect(() => {
    if (!modal) return
    const before = document.activeElement
    // Whoever writes a comment meanwhile goes on writing.
    if (before instanceof HTMLElement && before.matches(TYPING) && !controller.contains(before)) return
    panel.current?.focus({ preventScroll: true })
    return () => {
      if (before instanceof HTMLElement && before.isConnected && before !== document.body)
        before.focus({ preventScroll: true })
      else controller.focus({ preventScroll: true })
    }
  }, [modal, controller])
  useEffect(() => {
    if (done && modal) panel.current?.querySelector<HTMLElement>('[data-go-on]')?.focus({ preventScroll: true })
  }, [done, modal])

  useEffect(() => {
    // Before the player hears them: here a number is an option, there a tenth of the film.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      const target = event.target instanceof Element ? event.target : null
      const inside = target !== null && panel.current?.contains(target) === true
      if (!inside && (target?.closest(TYPING) || target?.closest('[role=menu], [role=dialog]'))) return
      const take = () => {
        event.preventDefault()
        event.stopPropagation()
      }
      const digit = /^[1-6]$/.test(event.key) ? Number(event.key) : 0
      const option = item.options[digit - 1]
      if (option && (inside || singleKeysOn())) {
        take()
        keys.current.pick(option.id)
      } else if (event.key === 'Escape') {
        // In full screen the browser takes it for itself.
        if (keys.current.maySkip) {
          take()
          keys.current.onGoOn()
        } else if (inside) {
          take()
          controller.focus({ preventScroll: true })
        }
      } else if (event.key === 'Enter' && (inside || target === controller || target === document.body)) {
        if (target?.closest('button, a[href]') && inside) return
        take()
        if (keys.current.settled) keys.current.onGoOn()
        else keys.current.submit()
      } else if (inside && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        take()
        step(panel.current, event.key === 'ArrowDown' ? 1 : -1)
      } else if (event.key === 'Tab' && modal && inside) {
        const stops = stopsIn(panel.current)
        const edge = event.shiftKey ? stops[0] : stops.at(-1)
        if (target === edge || target === panel.current) {
          take()
          ;(event.shiftKey ? stops.at(-1) : stops[0])?.focus()
        }
      }
    }
    document.addEventListener('keydown', onKeyDown, true)
    return () => document.removeEventListener('keydown', onKeyDown, true)
  }, [controller, item, modal])

  const total = answer?.counts?.reduce((sum, { count }) => sum + count, 0) ?? 0
  return (
    <div
      className="player-asks"
      data-modal={modal || undefined}
      data-again={(again && done) || undefined}
      {...{ noautohide: '' }}
    >
      <section
        ref={panel}
        className="player-question"
        tabIndex={-1}
        aria-labelledby={`${id}-prompt`}
        aria-describedby={`${id}-how`}
      >
        <p className="player-question-kind" id={`${id}-how`}>
          {several && !done
            ? t('{kind}: choose all that are right', { kind: kindWords(item) })
            : again && done
              ? t('{kind}, answered before', { kind: kindWords(item) })
              : kindWords(item)}
        </p>
        <p className="player-question-prompt" id={`${id}-prompt`} dir="auto">
          {item.prompt}
        </p>
        <ol className="player-options">
          {item.options.map((option, at) => {
            const mine = done ? answer.optionIds.includes(option.id) || chosen.has(option.id) : chosen.has(option.id)
            const right = done && answer.correct.includes(option.id)
            const wrong = done && mine && answer.correct.length > 0 && !right
            const count = answer?.counts?.find((each) => each.id === option.id)?.count
            const percent = count !== undefined && total > 0 ? Math.round((count / total) * 100) : null
            return (
              <li key={option.id}>
                <button
                  type="button"
                  data-option
                  data-mine={mine || undefined}
                  data-right={right || undefined}
                  data-wrong={wrong || undefined}
                  aria-disabled={settled || undefined}
                  {...(several || done ? { 'aria-pressed': mine } : {})}
                  onClick={() => pick(option.id)}
                >
                  {percent !== null && <span className="player-option-bar" style={{ width: `${percent}%` }} />}
                  <span className="player-option-key" aria-hidden="true">
                    {right ? <Check size={14} /> : at + 1}
                  </span>
                  <span dir="auto">{option.text}</span>
                  {right && <span className="sr-only">{t(', right')}</span>}
                  {wrong && <span className="sr-only">{t(', not right')}</span>}
                  {percent !== null && <span className="figures">{t('{percent} %', { percent })}</span>}
                </button>
              </li>
            )
          })}
        </ol>
        <div role="status">
          {done && <Outcome item={item} answer={answer} />}
          {problem && (
            <p className="player-outcome">
              <CircleAlert size={18} aria-hidden="true" />
              <span>{t('Your answer could not be sent. {problem}', { problem })}</span>
            </p>
          )}
        </div>
        <div className="player-question-foot">
          {several && !done && (
            <button
              type="button"
              className="player-question-main"
              aria-disabled={chosen.size === 0 || sending || undefined}
              onClick={submit}
            >
              {t('Check')}
            </button>
          )}
          {problem && !done && (
            <button type="button" className="player-question-main" onClick={() => onSubmit([...chosen])}>
              {t('Try again')}
            </button>
          )}
          {maySkip && (
            <button type="button" data-go-on className={done ? 'player-question-main' : undefined} onClick={onGoOn}>
              {done ? (held && !again ? t('Continue') : t('Close')) : problem ? t('Continue without') : t('Skip')}
              {done && held && !again && <ArrowRight size={16} aria-hidden="true" className="rtl:-scale-x-100" />}
            </button>
          )}
        </div>
      </section>
    </div>
  )
}

function kindWords(item: Asked): string {
  if (item.kind === 'choice') return t('Your choice')
  return item.poll ? t('Poll') : t('Question')
}

function Outcome({ item, answer }: { item: Asked; answer: Answer }) {
  const poll = item.kind === 'question' && item.poll
  const Icon = answer.right === null ? Check : answer.right ? CircleCheck : CircleX
  return (
    <div className="player-outcome" data-right={answer.right ?? undefined}>
      <Icon size={18} aria-hidden="true" />
      <div>
        <p>
          {poll
            ? answer.counts
              ? t('Thank you. This is how everybody answered.')
              : t('Thank you. How everybody answered is shown from ten answers on.')
            : answer.right
              ? t('That is right.')
              : t('That is not right.')}
        </p>
        {answer.explanation && (
          <p className="player-explanation" dir="auto">
            {answer.explanation}
          </p>
        )}
      </div>
    </div>
  )
}

const stopsIn = (panel: HTMLElement | null) => [...(panel?.querySelectorAll<HTMLElement>('button') ?? [])]

/** Arrows go from option to option. */
function step(panel: HTMLElement | null, by: number) {
  const options = [...(panel?.querySelectorAll<HTMLElement>('[data-option]') ?? [])]
  const at = options.indexOf(document.activeElement as HTMLElement) // -1 when it is none of them
  const next = at < 0 && by < 0 ? options.length - 1 : (at + by + options.length) % options.length
  options[next]?.focus()
}
