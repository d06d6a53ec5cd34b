import type { FoundTools } from '#features/media/ffmpeg/tools.ts'
import type { MediaCheck } from '#platform/processes.ts'

/** What was found of ffmpeg on a machine, and how well it is contained there: one line each, with what to do where it is weak. */
export const mediaChecks = ({ tools, findings }: Pick<FoundTools, 'tools' | 'findings'>): MediaCheck[] =>
  findings.map(({ title, level, sentence }) => ({
    name: title,
    state: level === 'ok' ? 'ok' : tools ? 'weak' : 'missing',
    detail: sentence,
  }))
