// Whoever waits here is taken on as soon as the studio answers again.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is switched off: the system decides.
}

// Asked for by its own address there is no page to go on to.
const goOn = () => (location.pathname === '/offline.html' ? location.replace('/') : location.reload())
const look = () =>
  fetch('/readyz', { cache: 'no-store' }).then(
    (answer) => answer.ok && goOn(),
    () => {},
  )
const say = () => {
  document.getElementById('offline').hidden = navigator.onLine
  document.getElementById('unreachable').hidden = !navigator.onLine
}

addEventListener('DOMContentLoaded', () => {
  say()
  document.getElementById('again').addEventListener('click', goOn)
})
addEventListener('online', goOn)
addEventListener('offline', say)
setInterval(look, 5000)
