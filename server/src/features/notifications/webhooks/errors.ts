import { problem } from '#platform/problem.ts'

export const WebhookNotFound = problem('webhooks.not_found', 404, 'No such webhook')
export const DeliveryNotFound = problem('webhooks.delivery_not_found', 404, 'No such delivery')
export const AddressRefused = problem('webhooks.address_refused', 422, 'This address cannot be told anything')
export const TooManyWebhooks = problem('webhooks.too_many', 409, 'The channel has as many webhooks as are possible')
export const WebhookIsOff = problem('webhooks.off', 409, 'The webhook is switched off')
