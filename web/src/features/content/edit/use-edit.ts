import { useQueryClient } from '@tanstack/react-query'
import { useSaving } from '../saving/use-saving.ts'
import type { Part } from './parts.ts'
import { type Edit, editQuery, saveEdit } from './queries.ts'

/** The parts that are kept: each change is saved by itself, and what somebody else saved meanwhile is never written over. */
export function useEdit(videoId: string, given: Edit) {
  const queryClient = useQueryClient()
  return useSaving(`edit.${videoId}.${given.versionId}`, given, () => ({
    open: (keep: Part[]) => keep,
    plain: (keep) => keep,
    of: ({ keep }) => keep,
    async save(keep, revision) {
      const saved = await saveEdit(videoId, keep, revision)
      queryClient.setQueryData([...editQuery(videoId).queryKey, given.versionId], saved)
      return saved
    },
  }))
}
