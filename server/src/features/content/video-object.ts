import * as media from '#features/media/service.ts'
import type { Ctx } from '#platform/context.ts'
import type { PresentedVideo } from './present.ts'

/** A public video as schema.org has it. @see https://schema.org/VideoObject */
export function videoObject(ctx: Ctx, video: PresentedVideo): object {
  const url = `${ctx.publicUrl}/watch/${video.id}`
  const { channel, playback, thumbnail, durationMs, chapters = [] } = video
  return {
    '@context': 'https://schema.org',
    '@type': video.kind === 'audio' ? 'AudioObject' : 'VideoObject',
    '@id': url,
    url,
    name: video.title,
    description: video.description || `By ${channel.name}`,
    uploadDate: video.publishedAt ?? video.createdAt,
    ...(thumbnail && { thumbnailUrl: [`${ctx.publicUrl}${thumbnail.url}`] }),
    ...(durationMs && { duration: `PT${Math.round(durationMs / 1000)}S` }),
    ...(playback && { contentUrl: `${ctx.publicUrl}${playback.hls}` }),
    ...(video.embedding === 'everywhere' && { embedUrl: `${ctx.publicUrl}/embed/${video.id}` }),
    ...(video.width && video.height && { width: video.width, height: video.height }),
    ...(video.language && { inLanguage: video.language }),
    ...(video.tags.length > 0 && { keywords: video.tags.join(', ') }),
    author: {
      '@type': 'Person',
      name: channel.name,
      url: `${ctx.publicUrl}/channel/${channel.handle}`,
      ...(channel.picture && { image: `${ctx.publicUrl}${media.largePicture(channel.picture)}` }),
    },
    interactionStatistic: [
      counted('WatchAction', video.viewCount),
      ...(video.likeCount > 0 ? [counted('LikeAction', video.likeCount)] : []),
    ],
    ...(chapters.length > 1 && {
      hasPart: chapters.map(({ title, startMs }, place) => ({
        '@type': 'Clip',
        name: title,
        startOffset: Math.floor(startMs / 1000),
        endOffset: Math.floor((chapters[place + 1]?.startMs ?? durationMs ?? startMs) / 1000),
        url: `${url}?t=${Math.floor(startMs / 1000)}`,
      })),
    }),
  }
}

const counted = (action: string, userInteractionCount: number) => ({
  '@type': 'InteractionCounter',
  interactionType: { '@type': action },
  userInteractionCount,
})
