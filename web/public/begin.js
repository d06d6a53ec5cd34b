// Begins the app once the picture that came with the page has been painted. A page nobody looks at is never painted.
const { app } = document.querySelector('script[data-app]').dataset
let begun = false
const begin = () => {
  if (begun) return
  begun = true
  import(app)
}
if (document.visibilityState === 'hidden') begin()
else {
  const poster = document.querySelector('#root img[fetchpriority="high"]')
  const decoded = poster ? poster.decode().catch(() => {}) : Promise.resolve()
  decoded.then(() => requestAnimationFrame(() => setTimeout(begin)))
  // On a slow line the poster comes later than the app, which then need not wait.
  setTimeout(begin, 250)
}
