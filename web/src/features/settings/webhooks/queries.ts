import type { components, operations } from '@studio/api-client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

export type Webhook = components['schemas']['Webhook']
export type Delivery = components['schemas']['WebhookDelivery']
type BodyOf<O extends 'createWebhook' | 'changeWebhook'> = operations[O]['requestBody']['content']['application/json']
export type NewWebhook = BodyOf<'createWebhook'>

const path = (id: string) => ({ params: { path: { id } } })
const one = (id: string, webhookId: string) => ({ params: { path: { id, webhookId } } })

export const webhooksQuery = (channelId: string) =>
  queryOptions({
    queryKey: ['settings', 'webhooks', channelId],
    queryFn: ({ signal }) => call(api.GET('/api/channels/{id}/webhooks', { ...path(channelId), signal })),
  })

/** Looked at again while something is on its way. */
export const deliveriesQuery = (id: string, webhookId: string) =>
  infiniteQueryOptions({
    queryKey: ['settings', 'webhook-deliveries', webhookId],
    queryFn: ({ pageParam, signal }) =>
      call(
        api.GET('/api/channels/{id}/webhooks/{webhookId}/deliveries', {
          params: { path: { id, webhookId }, query: { limit: 25, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: (query) =>
      query.state.data?.pages[0]?.items.some((each) => each.state === 'pending') ? 2000 : false,
  })

export const deliveryQuery = (id: string, webhookId: string, deliveryId: string) =>
  queryOptions({
    queryKey: ['settings', 'webhook-delivery', deliveryId],
    queryFn: ({ signal }) =>
      call(
        api.GET('/api/channels/{id}/webhooks/{webhookId}/deliveries/{deliveryId}', {
          params: { path: { id, webhookId, deliveryId } },
          signal,
        }),
      ),
    refetchInterval: (query) => (query.state.data?.state === 'pending' ? 2000 : false),
  })

export const createWebhook = (id: string, body: NewWebhook) =>
  call(api.POST('/api/channels/{id}/webhooks', { ...path(id), body }))
export const changeWebhook = (id: string, webhookId: string, body: BodyOf<'changeWebhook'>) =>
  call(api.PATCH('/api/channels/{id}/webhooks/{webhookId}', { ...one(id, webhookId), body }))
export const deleteWebhook = (id: string, webhookId: string) =>
  call(api.DELETE('/api/channels/{id}/webhooks/{webhookId}', one(id, webhookId)))
export const rotateWebhook = (id: string, webhookId: string) =>
  call(api.POST('/api/channels/{id}/webhooks/{webhookId}/rotate', one(id, webhookId)))
export const testWebhook = (id: string, webhookId: string) =>
  call(api.POST('/api/channels/{id}/webhooks/{webhookId}/test', one(id, webhookId)))
export const replayDelivery = (id: string, webhookId: string, deliveryId: string) =>
  call(
    api.POST('/api/channels/{id}/webhooks/{webhookId}/deliveries/{deliveryId}/replay', {
      params: { path: { id, webhookId, deliveryId } },
    }),
  )
