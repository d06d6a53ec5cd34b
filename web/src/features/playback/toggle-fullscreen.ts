/** Asks the player's controller, which knows the ways of each browser. */
export function toggleFullscreen(controller: HTMLElement): void {
  const request = controller.hasAttribute('mediaisfullscreen')
    ? 'mediaexitfullscreenrequest'
    : 'mediaenterfullscreenrequest'
  controller.dispatchEvent(new CustomEvent(request, { composed: true, bubbles: true }))
}
