import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useChangePreferences } from '#web/features/accounts/preferences.ts'
import { meQuery } from '#web/features/accounts/queries.ts'
import { adultHere } from '#web/features/content/adult.ts'
import type { Video } from '#web/features/content/queries.ts'
import { firstFrameShown } from '#web/lib/first-frame.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'

/** In the place of a video for adults, until its viewer has said that they are one: nothing of it plays before. */
export default function UnavailableAge({ video }: { video: Video }) {
  const { data: me } = useQuery(meQuery)
  const { change } = useChangePreferences()
  const confirm = () => {
    if (me?.user) change({ adult: true })
    adultHere.set('yes')
  }
  const placeholder = video.restrictedThumbnail?.placeholder
  return (
    <div ref={firstFrameShown} className="mx-auto w-full max-w-[1280px] pb-20 lg:px-gutter lg:pt-6">
      <section
        aria-labelledby="for-adults"
        className="relative flex min-h-[min(56.25vw,640px)] items-center justify-center overflow-hidden bg-media px-6 py-12 text-center text-on-media lg:rounded-card"
      >
        {placeholder && (
          <img src={placeholder} alt="" className="absolute inset-0 size-full scale-110 object-cover blur-2xl" />
        )}
        <span className="absolute inset-0 bg-black/70" />
        <div className="relative max-w-[44ch]">
          <h1 id="for-adults" className="text-20 font-semibold text-pretty sm:text-24">
            {video.kind === 'article' ? t('This article is for adults') : t('This video is for adults')}
          </h1>
          <p className="mt-2 text-14 text-pretty text-white/85">
            {me?.user
              ? t('Your account remembers your answer.')
              : t('This browser remembers your answer; nothing of it is sent to anybody.')}
          </p>
          <div className="mt-5 flex flex-wrap justify-center gap-2">
            <Button variant="primary" onClick={confirm}>
              {t('I am 18 or older')}
            </Button>
            <Link to="/" className={buttonClass('secondary')}>
              {t('Go to the home page')}
            </Link>
          </div>
        </div>
      </section>
      <div className="px-gutter pt-4 lg:px-0">
        <p className="text-with-page text-20 text-pretty wrap-anywhere" dir="auto">
          {video.title}
        </p>
        <p className="text-with-page mt-1 text-14 text-muted" dir="auto">
          {video.channel.name}
        </p>
      </div>
    </div>
  )
}
