import { describeContainment } from '#features/media/ffmpeg/containment.ts'
import type { FoundTools } from '#features/media/ffmpeg/tools.ts'
import type { MediaCheck } from '#platform/processes.ts'

/** What was found of ffmpeg on a machine, and how well it is contained there: one line each, with what to do where it is weak. */
export function mediaChecks({ tools, report }: FoundTools): MediaCheck[] {
  if (!tools) return [{ name: 'ffmpeg', state: 'missing', detail: report.join(' ') }]
  const { containment, can } = tools
  const held = [
    ['A user of its own', containment.user],
    ['No network', containment.network],
    ['Only its own file', containment.files],
    ['Limits of memory and time', containment.limits],
    ['Ends with the program', containment.diesWithParent],
  ] as const
  const sentences = describeContainment(containment)
  return [
    { name: 'ffmpeg', state: 'ok', detail: `${tools.version} at ${tools.ffmpeg}` },
    check(
      'H.264',
      can.h264,
      'Files that players cannot play are encoded.',
      'It has no libx264: only files that players already play can be published.',
    ),
    check('HDR', can.toneMap, 'HDR is mapped to ordinary screens.', 'It has no zscale: HDR videos will look pale.'),
    ...held.map(
      ([name, ok], index): MediaCheck => ({ name, state: ok ? 'ok' : 'weak', detail: sentences[index] ?? '' }),
    ),
  ]
}

const check = (name: string, ok: boolean, good: string, bad: string): MediaCheck => ({
  name,
  state: ok ? 'ok' : 'weak',
  detail: ok ? good : bad,
})
