import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { refreshOwnVideos } from '#web/features/content/cached-videos.ts'
import { DropZone } from './drop-zone.tsx'
import { uploads, uploadTo } from './page-uploads.ts'
import { TrayPanel } from './tray-panel.tsx'

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
  useFreshLists(list.map((upload) => `${upload.videoId}:${upload.phase.name === 'sent'}`).join())
  return (
    <>
      {takesFiles && <DropZone />}
      {list.length > 0 && <TrayPanel list={list} />}
    </>
  )
}

/** A new draft, or one whose bytes are all there, belongs into the lists of the studio. */
function useFreshLists(stages: string): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    if (stages) void refreshOwnVideos(queryClient)
  }, [stages, queryClient])
}
