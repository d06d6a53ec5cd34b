import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import type { SavingStore } from '../saving/store.ts'
import { useSaving } from '../saving/use-saving.ts'
import { type EditCue, fromStored, toStored, warningOf } from './cue-edits.ts'
import { type Cues, saveCues } from './queries.ts'

type List = readonly EditCue[]
type Kept = Pick<Cues, 'revision' | 'cues'>
export type CueStore = SavingStore<List, Kept>

/** The captions of one language while somebody edits them. */
export const useCueEditor = (videoId: string, given: Cues, onSaved: () => void) =>
  useSaving(`captions.${videoId}.${given.language}`, given as Kept, () => ({
    open: (cues: Cues['cues']): List => fromStored(cues),
    plain: toStored,
    of: ({ cues }) => cues,
    isWhole: (cues) => wrongIn(cues) === null,
    async save(cues, revision, over) {
      try {
        // Theirs stay as an earlier version, even when it was the same person in another window.
        const how = { revision, newSitting: over }
        const saved = await saveCues({ videoId, language: given.language }, cues, how)
        onSaved()
        return { cues, revision: saved.revision }
      } catch (thrown) {
        const problem = asProblem(thrown)
        // Deleted meanwhile: what is not there is of revision 0.
        if (problem.body.current === null) problem.body.current = { cues: [], revision: 0 }
        throw problem
      }
    },
  }))

/** Why the lines cannot be saved as they are. */
export function wrongIn(cues: List): string | null {
  const wrong = cues.findIndex((cue, at) => warningOf(cue, cues[at + 1])?.wrong)
  if (wrong >= 0) return t('Line {number} cannot be saved yet.', { number: wrong + 1 })
  return toStored(cues).length > 0 ? null : t('There is nothing to save. Delete the language instead.')
}
