import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { listed } from '#web/lib/format-list.ts'
import { t } from '#web/lib/i18n/t.ts'
import { toast } from '#web/ui/toast.ts'
import { languageName } from '../details/words.ts'
import { ownVideoQuery, type Video } from '../queries.ts'
import { captionsQuery, cuesQuery, type Finding, saveCues, sendFile } from './queries.ts'

/** A file that was not saved, and why. */
export type Refused = { file: File; findings: Finding[]; readable: number }
/** A file that was saved otherwise than it came. */
export type Altered = { file: File; findings: Finding[] }

/**
 * The ways to get captions, to be rid of them and to have them back.
 * @param language that is to be added
 */
export function useTrackChanges(video: Video, language: string, onChoose: (language: string) => void) {
  const queryClient = useQueryClient()
  const [refused, setRefused] = useState<Refused | null>(null)
  const [altered, setAltered] = useState<Altered | null>(null)
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: captionsQuery(video.id).queryKey }),
      queryClient.invalidateQueries({ queryKey: ownVideoQuery(video.id).queryKey }),
    ])
  const fail = (thrown: unknown) => void toast(asProblem(thrown).message, { tone: 'danger' })

  const upload = useMutation({
    mutationFn: ({ file, broken = 'refuse' }: { file: File; broken?: 'refuse' | 'leave-out' }) =>
      sendFile({ videoId: video.id, language }, file, broken),
    onMutate: () => setAltered(null),
    onSuccess: async (saved, { file }) => {
      setRefused(null)
      const findings = saved.findings.filter(({ what }) => what !== 'notice')
      if (findings.length > 0) setAltered({ file, findings })
      const { mended, broken } = saved.counts
      const notes = [
        ...(mended ? [t('{count, plural, one {# mended} other {# mended}}', { count: mended })] : []),
        ...(broken ? [t('{count, plural, one {# left out} other {# left out}}', { count: broken })] : []),
      ]
      toast(
        t('{language}: {count, plural, one {# caption} other {# captions}}', {
          language: saved.label,
          count: saved.cueCount,
        }),
        { tone: 'success', ...(notes.length > 0 && { detail: listed(notes) }) },
      )
      // Before the list: an editor that opens because of it must not be read again under somebody's fingers.
      await queryClient.invalidateQueries({ queryKey: cuesQuery(video.id, saved.language).queryKey })
      await refresh()
      onChoose(saved.language)
    },
    onError: (thrown, { file }) => {
      const problem = asProblem(thrown)
      if (problem.code !== 'content.captions_invalid') return fail(thrown)
      const { findings, readable } = problem.body as { findings: Finding[]; readable: number } // as the code promises
      setRefused({ file, findings, readable })
    },
  })
  const restore = async (of: string) => {
    await call(
      api.POST('/api/creator/videos/{id}/captions/{language}/restore', {
        params: { path: { id: video.id, language: of } },
        body: {},
      }),
    ).catch(fail)
    await refresh()
    onChoose(of)
  }
  const remove = useMutation({
    mutationFn: (of: string) =>
      call(
        api.DELETE('/api/creator/videos/{id}/captions/{language}', {
          params: { path: { id: video.id, language: of } },
        }),
      ),
    onSuccess: async (_, of) => {
      toast(t('{name} deleted', { name: languageName(of) }), {
        action: { label: t('Undo'), run: () => void restore(of) },
      })
      await refresh()
    },
    onError: fail,
  })
  const begin = useMutation({
    mutationFn: () =>
      saveCues({ videoId: video.id, language }, [{ startMs: 0, endMs: 2000, text: '…' }], { revision: 0 }),
    onSuccess: async () => {
      await refresh()
      onChoose(language)
    },
    onError: fail,
  })
  const transcribe = useMutation({
    mutationFn: (cancel: boolean) =>
      cancel
        ? call(api.POST('/api/creator/videos/{id}/transcription/cancel', { params: { path: { id: video.id } } }))
        : call(api.POST('/api/creator/videos/{id}/transcription', { params: { path: { id: video.id } }, body: {} })),
    onSettled: refresh,
    onError: fail,
  })
  const forgetFile = () => {
    setRefused(null)
    setAltered(null)
  }
  return { upload, refused, altered, forgetFile, restore, remove, begin, transcribe }
}
