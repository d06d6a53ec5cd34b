import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Clapperboard } from 'lucide-react'
import { meQuery } from '#web/features/accounts/queries.ts'
import { ContinueRow } from '#web/features/playback/watched/continue-row.tsx'
import { usePageTitle } from '#web/lib/page-title.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { VideoGrid } from './video-grid.tsx'

/** The public front: what is new, and nothing that stands in the way of it. */
export function HomePage() {
  usePageTitle('Newest videos')
  return (
    <div className="mx-auto w-full max-w-[1440px] px-gutter pt-6 pb-20">
      <ContinueRow />
      <h1 className="mb-5 text-20">Newest videos</h1>
      <VideoGrid empty={<NothingPublic />} />
    </div>
  )
}

function NothingPublic() {
  const { data: me } = useQuery(meQuery)
  return (
    <EmptyState
      icon={<Clapperboard size={22} />}
      title="Nothing has been published here yet"
      action={
        me?.user ? (
          <Link to="/studio" className={buttonClass('primary')}>
            Open your studio
          </Link>
        ) : (
          me && (
            <Link to={me.firstAccount ? '/sign-up' : '/sign-in'} className={buttonClass('primary')}>
              {me.firstAccount ? 'Set up this studio' : 'Sign in'}
            </Link>
          )
        )
      }
    >
      The first public video will stand here the moment it is published.
    </EmptyState>
  )
}
