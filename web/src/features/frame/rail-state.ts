import { stored } from '#web/lib/stored.ts'

const rail = stored('studio.rail')

export const useRailCollapsed = (): boolean => rail.use() === 'collapsed'
export const setRailCollapsed = (collapsed: boolean): void => rail.set(collapsed ? 'collapsed' : null)
