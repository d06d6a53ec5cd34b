import { stored } from '#web/lib/stored.ts'

const kept = stored('studio.theatre')

/** The player in the page's full width. `public/theme.js` puts it there before the first paint. */
export const theatre = {
  use: (): boolean => kept.use() === 'on',
  toggle(): void {
    const on = kept.get() !== 'on'
    kept.set(on ? 'on' : null)
    document.documentElement.toggleAttribute('data-theatre', on)
  },
}
