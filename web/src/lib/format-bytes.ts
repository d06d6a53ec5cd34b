import { t } from './i18n/t.ts'
import { formatter } from './locale.ts'

const UNITS = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'] as const
type Unit = (typeof UNITS)[number]

const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 }
const exact = formatter((locale) => new Intl.NumberFormat(locale, digits))
const whole = formatter((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }))

/** Two digits, as exact as a size or a speed is worth. */
const inTwoDigits = (value: number) => (value < 9.95 ? exact() : whole()).format(value)

/** `812 B`, `4.2 MB`, `37 GB`: thousands of 1000, as disks and networks count. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return t('{size} B', { size: whole().format(bytes) })
  let value = bytes
  let unit: Unit = 'kilobyte'
  for (const next of UNITS) {
    if (value < 999.5) break
    value /= 1000
    unit = next
  }
  return inUnit[unit](inTwoDigits(value))
}

// French has its own.
const inUnit: Record<Unit, (size: string) => string> = {
  kilobyte: (size) => t('{size} kB', { size }),
  megabyte: (size) => t('{size} MB', { size }),
  gigabyte: (size) => t('{size} GB', { size }),
  terabyte: (size) => t('{size} TB', { size }),
  petabyte: (size) => t('{size} PB', { size }),
}

/** `4.2 MB/s`. */
export const formatRate = (bytesPerSecond: number): string => t('{size}/s', { size: formatBytes(bytesPerSecond) })

/** `5.2 Mbit/s`, the unit in which encodings are talked about. */
export const formatBitrate = (bitsPerSecond: number): string =>
  bitsPerSecond < 999_500
    ? t('{rate} kbit/s', { rate: whole().format(bitsPerSecond / 1000) })
    : t('{rate} Mbit/s', { rate: inTwoDigits(bitsPerSecond / 1e6) })
