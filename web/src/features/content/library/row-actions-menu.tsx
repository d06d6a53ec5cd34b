import { VideoActions } from '../video-actions.tsx'
import type { LibraryVideo } from './library-video.ts'

type Props = { video: LibraryVideo; inOrder: boolean; defaultOpen?: boolean }

export default function RowActionsMenu({ video, inOrder, defaultOpen = false }: Props) {
  return <VideoActions video={video} inList={inOrder ? true : 'grid'} defaultOpen={defaultOpen} />
}
