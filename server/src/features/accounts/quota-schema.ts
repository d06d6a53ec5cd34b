import { z } from 'zod'

const Storage = z.union([z.int().min(0).max(1e15), z.enum(['none', 'default'])])
const Minutes = z.union([z.int().min(0).max(1e9), z.enum(['none', 'default'])])
export const QuotaSetting = z
  .strictObject({ storageBytes: Storage, minutes: Minutes })
  .meta({ id: 'QuotaSetting', description: '`none`: no limit; `default`: as the installation is set up' })
const InForce = z.object({ storageBytes: z.number().nullable(), minutes: z.number().nullable() })
export const ChannelQuota = z
  .object({ channelId: z.uuid(), storageBytes: Storage, minutes: Minutes, inForce: InForce })
  .meta({ id: 'ChannelQuota' })
export const DefaultQuota = z
  .object({
    storageBytes: Storage,
    minutes: Minutes,
    inForce: InForce,
    setUp: InForce.meta({ description: 'What `default` means: QUOTA_STORAGE_GB and QUOTA_MINUTES' }),
  })
  .meta({ id: 'DefaultQuota' })
/** What was set, and what holds, beside what a channel holds. */
export const QuotaOfChannel = z.object({ storageBytes: Storage, minutes: Minutes, inForce: InForce })
