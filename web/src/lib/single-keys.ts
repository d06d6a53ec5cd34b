let on = true

/** Whether shortcuts of a single letter work; people who speak to their computer switch them off (WCAG 2.1.4). */
export const singleKeysOn = (): boolean => on

export function setSingleKeys(next: boolean): void {
  on = next
}
