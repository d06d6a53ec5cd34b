import { useQuery } from '@tanstack/react-query'
import { meQuery } from '#web/features/accounts/queries.ts'
import { stored } from '#web/lib/stored.ts'

/** That somebody is old enough is asked once in a browser; of who is signed in, their account remembers it. */
export const adultHere = stored('studio.adult')

export function useAdult(): boolean {
  const here = adultHere.use()
  const { data: me } = useQuery(meQuery)
  return here === 'yes' || me?.user?.preferences.adult === true
}
