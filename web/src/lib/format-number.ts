import { direction } from './direction.ts'
import type { Amount } from './i18n/format-message.ts'
import { formatter } from './locale.ts'

const full = formatter((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }))
const short = formatter(
  (locale) =>
    new Intl.NumberFormat(locale, { notation: 'compact', compactDisplay: 'short', maximumSignificantDigits: 3 }),
)
const percent = formatter((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }))
const percentSign = formatter(
  (locale) =>
    new Intl.NumberFormat(locale, { style: 'percent' }).formatToParts(1).find(({ type }) => type === 'percentSign')
      ?.value ?? '%',
)

/** `12,431`: every digit, for tooltips, screen readers and tables. */
export const exactNumber = (value: number): string => full().format(value)

/** `12.4k`, `1.2M`; under a thousand every digit. Rounded down, so that 999,999 never reads as a million. */
export const compactNumber = (value: number): string => {
  if (Math.abs(value) < 1000) return full().format(Math.trunc(value * 10) / 10)
  const parts = short().formatToParts(floorTo3(value))
  // German and Japanese have no short word for thousands: rounding would look like every digit and be wrong.
  if (!parts.some(({ type }) => type === 'compact')) return full().format(Math.trunc(value))
  return parts.map(({ value: part }) => part.replace('K', 'k')).join('')
}

const floorTo3 = (value: number): number => {
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 2)
  return Math.trunc(value / step) * step
}

/** For messages: `{count, plural, one {# view} other {# views}}` reads `12.4k views`. */
export const compact = (value: number): Amount => ({
  // After a thousand or million the word stands as it does after a whole one: Arabic has other words for 1,704 and 1,000.
  value: Math.abs(value) < 1000 ? value : Math.trunc(value / 1000) * 1000,
  text: compactNumber(value),
})

/** For messages, where somebody decides by the number: `1,000 rows`. */
export const exact = (value: number): Amount => ({ value, text: exactNumber(value) })

/** `45 %`, of a hundred. */
export const wholePercent = (value: number): string => inOrder(`${full().format(value)}\u202f${percentSign()}`)

/** A ratio as a change with its sign: `+12 %`, `−3.4 %`, `±0 %`. The minus is the real one, as wide as the plus. */
export const signedPercent = (ratio: number): string => {
  const value = Math.round(ratio * (Math.abs(ratio) < 0.1 ? 1000 : 100)) / (Math.abs(ratio) < 0.1 ? 10 : 1)
  const sign = value > 0 ? '+' : value < 0 ? '−' : '±'
  return inOrder(`${sign}${percent().format(Math.abs(value))}\u202f${percentSign()}`)
}

/** Around 0 to 9 the signs would change sides where lines run from the right; Arabic's own digits want them there. */
const inOrder = (text: string): string => (direction() === 'rtl' && /[0-9]/.test(text) ? `\u2066${text}\u2069` : text)
