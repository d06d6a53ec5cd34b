import { z } from 'zod'

export const ChannelPicture = z
  .object({
    state: z.enum(['none', 'making', 'ready', 'failed']).meta({
      description: 'Of the one that was given last: until it is ready, the one before it is shown',
    }),
    url: z.string().nullable().meta({ description: 'Path of the one that is shown, up to 512 pixels' }),
    problem: z.string().nullable(),
    can: z.object({ edit: z.boolean() }),
    why: z.object({ edit: z.string().optional() }),
  })
  .meta({ id: 'ChannelPicture' })
