import { stored } from '#web/lib/stored.ts'

/** Whether the player goes into a corner while its page is scrolled; `off` where somebody has said no. */
export const goesMini = stored('studio.mini-player')
