import type { Browser } from 'playwright-core'
import { prepareProgram } from '../e2e/program.ts'
import { insertVideos, signUp } from './given.ts'
import { askedBefore, look, median, openLooker } from './look.ts'
import { colourBars, publicVideo } from './public-video.ts'

/**
 * Pages as a browser with an empty cache sees them, on this machine's own line: ms after the navigation, the median of
 * `rounds`; kilobytes of scripts asked for before the first frame.
 */
export async function benchWeb(rounds = 7) {
  const program = await prepareProgram()
  const browser = await openLooker()
  try {
    await program.start()
    const { cookie, channelId } = await signUp(program.origin)
    const videoId = await publicVideo(program.origin, cookie, colourBars(program.data))
    await insertVideos(program, channelId, 19)
    const { origin } = program
    const watch = await row(browser, `${origin}/watch/${videoId}`, '', rounds, 'firstFrame')
    const watchIn = await row(browser, `${origin}/watch/${videoId}`, cookie, rounds, 'firstFrame')
    const home = await row(browser, `${origin}/studio`, cookie, rounds, 'usable')
    const content = await row(browser, `${origin}/studio/content`, cookie, rounds, 'usable')
    return [
      { page: 'watch page, visitor', wantedMs: 500, ...watch },
      { page: 'watch page, signed in', wantedMs: 500, ...watchIn },
      { page: 'studio home', wantedMs: 500, ...home },
      { page: 'studio content, 20 videos', wantedMs: 500, ...content },
    ]
  } finally {
    await browser.close()
    await program.remove()
  }
}

async function row(browser: Browser, url: string, cookie: string, rounds: number, until: 'firstFrame' | 'usable') {
  const runs = await look(browser, { url, cookie, rounds, until })
  const { scriptsGzipKb, hlsGzipKb, scriptsOnTheLineKb } = askedBefore(runs.at(-1), until)
  return {
    firstPaintMs: median(runs, (noted) => noted.firstPaint),
    largestPaintMs: median(runs, (noted) => noted.largest),
    firstFrameMs: until === 'firstFrame' ? median(runs, (noted) => noted.firstFrame) : null,
    usableMs: until === 'usable' ? median(runs, (noted) => noted.usable) : null,
    scriptsGzipKb,
    hlsGzipKb,
    onTheLineKb: scriptsOnTheLineKb,
    rounds,
  }
}
