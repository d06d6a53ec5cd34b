import { z } from 'zod'

export const FollowLevel = z
  .enum(['all', 'some', 'none'])
  .meta({ id: 'FollowLevel', description: 'What is told of new videos: each, at most one a day, none' })
export type FollowLevel = z.infer<typeof FollowLevel>
