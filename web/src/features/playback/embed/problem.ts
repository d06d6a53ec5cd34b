import type { MediaProblem } from '../media-engine.ts'
import { problemWords } from '../problem-words.ts'

let shown: MediaProblem | null = null

/** Says why nothing plays, or takes it away. @returns whether that is new */
export function showProblem(controller: HTMLElement, problem: MediaProblem | null, retry: () => void): boolean {
  if (problem === shown) return false
  shown = problem
  controller.toggleAttribute('data-problem', problem !== null)
  controller.querySelector('.player-problem')?.remove()
  if (!problem) return true
  const words = problemWords(problem.kind)
  const box = document.createElement('div')
  box.slot = 'centered-chrome'
  box.className = 'player-problem'
  box.setAttribute('role', 'alert')
  // Media Chrome hides all but these when nobody moves while something plays.
  box.toggleAttribute('noautohide', true)
  box.append(line('player-problem-title', words.title), line('', words.text))
  if (words.retry) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = words.retry
    button.addEventListener('click', retry)
    box.append(button)
  }
  controller.append(box)
  return true
}

function line(className: string, text: string): HTMLElement {
  const element = document.createElement('p')
  element.className = className
  element.textContent = text
  return element
}
