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
