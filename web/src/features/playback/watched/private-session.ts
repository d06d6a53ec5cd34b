import { stored } from '#web/lib/stored.ts'

const flag = stored('studio.private', () => sessionStorage)

/** While it lasts, in this tab, nothing that is watched is written down. */
export const privateSession = {
  isOn: (): boolean => flag.get() !== null,
  use: (): boolean => flag.use() !== null,
  turn: (on: boolean): void => flag.set(on ? 'on' : null),
}
