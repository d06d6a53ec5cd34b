/** What is being done, on standard error: one line that changes on a terminal, a line every ten seconds elsewhere. */
export type Progress = {
  /** A new step; ends the one before. */
  step(text: string): void
  /** Of the present step. `total` 0 is not known. */
  at(done: number, total: number, unit: 'bytes' | 'rows' | 'files'): void
  /** A line that stays. */
  say(text: string): void
  end(): void
}

type Terminal = { isTTY?: boolean; columns?: number; write(text: string): unknown }

export function openProgress(out: Terminal, now: () => number = () => performance.now()): Progress {
  const tty = out.isTTY === true
  const every = tty ? 100 : 10_000
  let name = ''
  let startedAt = 0
  let shownAt = 0
  let drawn = false

  const draw = (line: string) => {
    if (tty) out.write(`\r\x1b[2K${line.slice(0, (out.columns ?? 80) - 1)}`)
    else out.write(`${line}\n`)
    drawn = tty
  }
  const clear = () => {
    if (drawn) out.write('\r\x1b[2K')
    drawn = false
  }

  return {
    step(text) {
      clear()
      name = text
      startedAt = shownAt = now()
      if (tty) draw(text)
      else out.write(`${text}\n`)
    },
    at(done, total, unit) {
      if (now() - shownAt < every) return
      shownAt = now()
      const seconds = (now() - startedAt) / 1000
      const rate = done / Math.max(seconds, 0.001)
      const left = total > done && rate > 0 ? `, ${duration((total - done) / rate)} left` : ''
      const of = total > 0 ? ` of ${amount(total, unit)} (${Math.floor((100 * done) / total)} %)` : ''
      draw(`${name}: ${amount(done, unit)}${of}, ${amount(rate, unit)}/s${left}`)
    },
    say(text) {
      clear()
      out.write(`${text}\n`)
    },
    end: clear,
  }
}

const amount = (value: number, unit: 'bytes' | 'rows' | 'files') =>
  unit === 'bytes' ? bytes(value) : `${Math.round(value).toLocaleString('en')} ${unit}`

export function bytes(value: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB']
  let at = 0
  let left = value
  while (left >= 1000 && at < units.length - 1) {
    left /= 1000
    at++
  }
  return `${at === 0 || left >= 100 ? Math.round(left) : left.toFixed(1)} ${units[at]}`
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`
  return `${(seconds / 3600).toFixed(1)} h`
}
