import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { PATIENCE_MS } from './eventually.ts'

const run = promisify(execFile)

/**
 * Plays an address to its end in real time with a player that is not ours, which has no cookies: nobody looks or listens.
 * @returns how many pictures and pieces of sound it decoded, and what it complained about
 */
export async function playedByFfplay(address: string) {
  const decoders = ['-vf', 'showinfo', '-af', 'ashowinfo']
  const { stderr } = await run(
    'ffplay',
    ['-hide_banner', '-nostats', '-noframedrop', '-autoexit', ...decoders, address],
    {
      env: { ...process.env, SDL_VIDEODRIVER: 'dummy', SDL_AUDIODRIVER: 'dummy', AV_LOG_FORCE_NOCOLOR: '1' },
      maxBuffer: 16 * 1024 * 1024,
      timeout: PATIENCE_MS,
    },
  )
  // By what only they have: two threads write at once, and who continues a line of the other has no name before it.
  const count = (what: RegExp) => stderr.match(what)?.length ?? 0
  return {
    pictures: count(/ s:\d+x\d+ i:\w iskey:/g),
    sounds: count(/ nb_samples:\d+/g),
    complaints: stderr
      .split('\n')
      .filter((line) => /error|invalid|fail|corrupt|missing|unable/i.test(line) && !/renderer/.test(line)),
  }
}
