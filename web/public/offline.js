// Whoever waits here is taken on as soon as the studio answers again.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is switched off: the system decides.
}
const reload = () => location.reload()
const look = () =>
  fetch('/readyz', { cache: 'no-store' }).then(
    (answer) => answer.ok && reload(),
    () => {},
  )
document.getElementById('again').addEventListener('click', reload)
addEventListener('online', reload)
setInterval(look, 5000)
if (navigator.onLine) {
  document.getElementById('title').textContent = 'The studio cannot be reached'
  document.getElementById('text').textContent =
    'Your connection works, but the studio does not answer. It may be starting again. This page goes on by itself when it is back.'
}
