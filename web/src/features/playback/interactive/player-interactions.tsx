import './player-interactions.css'
import { useNavigate } from '@tanstack/react-router'
import { useContext, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { Video } from '#web/features/content/queries.ts'
import { AnsweringContext } from './answering.ts'
import { CardNote } from './card-note.tsx'
import { isAsked, type Shown } from './due.ts'
import { QuestionPanel } from './question-panel.tsx'
import { useInteractions } from './use-interactions.ts'

type Props = { video: Video; items: readonly Shown[]; controller: HTMLElement; media: HTMLVideoElement }

/** What the video asks and shows at its moments, over the picture; loaded after the first frame where there is any. */
export default function PlayerInteractions({ video, items, controller, media }: Props) {
  const { open, cards, submit, goOn, leap, closeCard, tell, real } = useInteractions(video.id, items, media)
  const answering = useContext(AnsweringContext)
  const navigate = useNavigate()
  const timeline = controller.querySelector('.player-timeline')
  const shown = useRef(tell)
  shown.current = tell
  useEffect(() => {
    for (const card of cards) shown.current(card)
  }, [cards])
  const choose = (optionId: string) => {
    if (open?.item.kind !== 'choice') return
    const option = open.item.options.find(({ id }) => id === optionId)
    if (!option) return
    // It is counted on the way: nobody waits for that.
    void answering.answer(video.id, open.item, [optionId]).catch(() => {})
    if (option.leads.to === 'time') leap(option.leads.ms)
    else if (real) void navigate({ to: '/watch/$videoId', params: { videoId: option.leads.videoId } })
    else goOn()
  }
  return (
    <>
      {timeline && createPortal(<Marks items={items} durationMs={video.durationMs ?? 0} />, timeline)}
      {cards.length > 0 && !open && (
        <div className="player-cards" {...STAYS}>
          {cards.map((card) => (
            <CardNote
              key={card.id}
              card={card}
              real={real}
              onOpen={() => {
                void answering.answer(video.id, card, ['open']).catch(() => {})
                media.pause()
              }}
              onClose={() => closeCard(card)}
            />
          ))}
        </div>
      )}
      {open && (
        <QuestionPanel
          key={`${open.item.id} ${open.item.revision}`}
          controller={controller}
          item={open.item}
          answer={open.answer}
          again={open.again}
          sending={open.sending}
          problem={open.problem}
          onSubmit={(optionIds) =>
            open.item.kind === 'choice' ? choose(optionIds[0] ?? '') : void submit(open.item, optionIds)
          }
          onGoOn={goOn}
        />
      )}
    </>
  )
}

/** Media Chrome hides all but these when nobody moves. */
const STAYS = { noautohide: '' }

function Marks({ items, durationMs }: { items: readonly Shown[]; durationMs: number }) {
  if (durationMs <= 0) return null
  return (
    <div className="player-marks" aria-hidden="true">
      {items.map((item) => (
        <span
          key={item.id}
          data-kind={item.kind}
          title={isAsked(item) ? item.prompt : item.title}
          style={{ left: `${Math.min(100, (item.atMs / durationMs) * 100)}%` }}
        />
      ))}
    </div>
  )
}
