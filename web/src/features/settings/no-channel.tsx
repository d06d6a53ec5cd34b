import { useQuery } from '@tanstack/react-query'
import { Plus, TvMinimalPlay } from 'lucide-react'
import { useState } from 'react'
import { NewChannelDialog } from '#web/features/frame/new-channel-dialog.tsx'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { DeletedChannels } from './deleted-channels.tsx'
import { deletedChannelsQuery } from './leaving-queries.ts'

/** Instead of the studio, for somebody whose last channel was deleted. */
export function NoChannel() {
  usePageTitle(t('No channel'))
  const [making, setMaking] = useState(false)
  const { data } = useQuery(deletedChannelsQuery)
  return (
    <div className="mx-auto flex max-w-[560px] flex-col gap-6">
      <EmptyState
        heading="h1"
        icon={<TvMinimalPlay size={22} />}
        title={t('You have no channel')}
        action={
          <Button variant="primary" icon={<Plus size={16} />} onClick={() => setMaking(true)}>
            {t('Create channel')}
          </Button>
        }
      >
        {t('Videos, figures and teams belong to a channel. Your account stays as it is without one.')}
      </EmptyState>
      {data && data.items.length > 0 && (
        <Card>
          <CardHeader title={t('Deleted channels')} description={t('They come back as they were.')} />
          <div className="border-t p-4 sm:px-5">
            <DeletedChannels channels={data.items} />
          </div>
        </Card>
      )}
      <NewChannelDialog open={making} onOpenChange={setMaking} />
    </div>
  )
}
