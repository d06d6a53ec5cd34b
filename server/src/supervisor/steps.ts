/** What a person sees at the start: one line per step with its time, on a terminal and in a log alike. */
export function step(name: string) {
  const startedAt = performance.now()
  return (detail = '') => {
    const ms = performance.now() - startedAt
    const took = ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
    process.stdout.write(`  ${name.padEnd(12)} ${took.padStart(8)}${detail ? `   ${detail}` : ''}\n`)
  }
}

export const say = (text: string) => process.stdout.write(`${text}\n`)
