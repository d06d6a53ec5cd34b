/** The address may not be asked; the sentence is for whoever gave it. */
export class OutboundRefused extends Error {}

/** It does not answer, or not as it should; another time it may. */
export class OutboundFailed extends Error {
  override name = 'OutboundFailed'

  constructor(message: string, cause?: unknown) {
    super(message, { cause })
  }
}
