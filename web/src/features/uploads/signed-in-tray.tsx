import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { meQuery } from '#web/features/accounts/queries.ts'
import { changeCachedVideo, refreshOwnVideos } from '#web/features/content/cached-videos.ts'
import { t } from '#web/lib/i18n/t.ts'
import { DropZone } from './drop-zone.tsx'
import { FileInput } from './file-input.tsx'
import { uploads, uploadTo } from './page-uploads.ts'
import { TrayPanel } from './tray-panel.tsx'
import type { Upload } from './upload.ts'

/** Everything about uploads that one signed-in person sees. */
export function SignedInTray({ takesFiles }: { takesFiles: boolean }) {
  const list = useSyncExternalStore(uploads.subscribe, uploads.list)
  const channel = useOwnChannel()
  useEffect(() => uploadTo(channel?.id ?? null), [channel?.id])
  useEffect(() => {
    void uploads.restore().catch(() => {})
    // Somebody else may sign in next: what runs is stopped, the server keeps the parts.
    return () => uploads.clear()
  }, [])
  useFreshLists(list)
  return (
    <>
      {takesFiles && (
        <aside aria-label={t('Choose files')}>
          <FileInput />
          <DropZone />
        </aside>
      )}
      {list.length > 0 && <TrayPanel list={list} />}
    </>
  )
}

/** What the pages show of these videos goes along: new drafts appear, received bytes rise, finished ones turn. */
function useFreshLists(list: readonly Upload[]): void {
  const queryClient = useQueryClient()
  const stages = list.map((upload) => `${upload.videoId}:${upload.phase.name === 'sent'}`).join()
  useEffect(() => {
    if (!stages) return
    void refreshOwnVideos(queryClient)
    // A person's first upload made their channel.
    if (queryClient.getQueryData(meQuery.queryKey)?.channels.length === 0) void queryClient.invalidateQueries(meQuery)
  }, [stages, queryClient])
  useEffect(() => {
    for (const { videoId, sentBytes, phase } of list) {
      if (!videoId || phase.name !== 'uploading') continue
      changeCachedVideo(queryClient, videoId, (video) =>
        video.upload ? { ...video, upload: { ...video.upload, receivedBytes: sentBytes } } : video,
      )
    }
  }, [list, queryClient])
}
