import type { z } from 'zod'
import { said } from '#platform/language.ts'
import { IN_ONE_HOUR } from './pace.ts'
import type { Plays as Counted } from './queries/plays-by-outcome.ts'
import type { Dashboard } from './schema.ts'

type Plays = NonNullable<z.input<typeof Dashboard>['figures']>['plays']

/** In the words of the definition of all numbers; the limits are those that are applied. */
const DEFINITIONS: Plays['definitions'] = {
  too_short: said('Less than 10 seconds were played, or less than half of a video shorter than 20.'),
  repeat: said('The same viewer had a counted view of the video within the hour.'),
  self: said('Plays by your own team.'),
  rate: said(
    'More was reported than time had passed for: played time, or more than {viewsOfAVideo} views by one viewer at once.',
    { viewsOfAVideo: IN_ONE_HOUR.viewsOfAVideo },
  ),
  bot: said(
    'A program: by the name it gives itself, or because one viewer began more than {videosOfAViewer} videos in an hour or one video more than {playsOfAVideo, number} times, or more than {browsersOfAnAddress} browsers at one address began the same one.',
    {
      videosOfAViewer: IN_ONE_HOUR.videosOfAViewer,
      playsOfAVideo: IN_ONE_HOUR.playsOfAVideo,
      browsersOfAnAddress: IN_ONE_HOUR.browsersOfAnAddress,
    },
  ),
}

const OF_ARTICLES: Plays['definitions'] = {
  ...DEFINITIONS,
  too_short: said('It was in sight for less than 10 seconds.'),
  repeat: said('The same reader had a counted read of the article within the hour.'),
  self: said('Your own team.'),
}

/** Every play of the period: the counted ones, and the others by reason. */
export const plays = (found: readonly Counted[]): Plays => ({
  ...sorted(found.filter(({ reading }) => reading === 0)),
  definitions: DEFINITIONS,
})

/** Every time an article was opened, likewise. */
export const openings = (found: readonly Counted[]): Plays => ({
  ...sorted(found.filter(({ reading }) => reading === 1)),
  definitions: OF_ARTICLES,
})

function sorted(found: readonly Counted[]): Omit<Plays, 'definitions'> {
  const notCounted = { too_short: 0, repeat: 0, self: 0, rate: 0, bot: 0 }
  const bots = { name: 0, sweep: 0, crowd: 0, flood: 0 }
  let begun = 0
  let counted = 0
  for (const { outcome, why, n } of found) {
    begun += n
    if (outcome === 'counted') counted += n
    else notCounted[outcome] += n
    // Judged by a release that kept no sign: then the list was the only one.
    if (outcome === 'bot') bots[why || 'name'] += n
  }
  return { begun, counted, notCounted, bots }
}
