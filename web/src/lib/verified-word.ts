import { t } from './i18n/t.ts'

/** The sign of a verified channel is drawn and read aloud by CSS (`verified`), which finds its word here. */
export const sayVerified = (): void =>
  document.documentElement.style.setProperty('--verified', JSON.stringify(t(', verified')))
