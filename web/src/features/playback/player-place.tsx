import { type ReactNode, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'

/** Puts something into the row of the controls, before one of its buttons, from outside of it. */
export function PlayerPlace(props: { controller: HTMLElement; before: string; children: ReactNode }) {
  const { controller, before } = props
  const [place, setPlace] = useState<HTMLElement | null>(null)
  useEffect(() => {
    const made = document.createElement('span')
    made.style.display = 'contents'
    controller.querySelector(`.player-row ${before}`)?.before(made)
    setPlace(made)
    return () => made.remove()
  }, [controller, before])
  return place && createPortal(props.children, place)
}
