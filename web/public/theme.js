// Loaded before the first paint, as a file because the content security policy allows no inline script.
// Without a stored choice the stylesheet follows the system by itself.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  if (localStorage.getItem('studio.rail') === 'collapsed') document.documentElement.dataset.rail = 'collapsed'
  if (localStorage.getItem('studio.theatre') === 'on') document.documentElement.dataset.theatre = ''
} catch {
  // Storage is switched off: the system decides.
}

// The browser's own bars, and the title bar of an installed site, in the colour of the page.
const bars = document.querySelectorAll('meta[name="theme-color"]')
const colourBars = () => {
  const { theme } = document.documentElement.dataset
  for (const bar of bars) {
    bar.dataset.scheme ??= bar.media.includes('dark') ? 'dark' : 'light'
    const { scheme } = bar.dataset
    bar.media = theme ? (theme === scheme ? 'all' : 'not all') : `(prefers-color-scheme: ${scheme})`
  }
}
colourBars()
new MutationObserver(colourBars).observe(document.documentElement, { attributeFilter: ['data-theme'] })

// The browser's offer to install the site comes once and early: kept for a menu, in the place of a banner over the page.
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault()
  window.installOffer = event
})
addEventListener('appinstalled', () => {
  window.installOffer = null
})
