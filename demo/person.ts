/** Somebody of the demo, who uses the API as a browser does. A body is JSON, or a PNG picture where it is bytes. */
export type Person = { email: string; call(method: string, path: string, body?: unknown): Promise<unknown> }

/** @param signUp what a new account needs beside name, address and password, e.g. `{ invite }` */
export async function enter(
  url: string,
  who: { name: string; email: string; password: string },
  signUp: Record<string, string>,
): Promise<Person> {
  const { name, email, password } = who
  const answer =
    (await post(`${url}/api/auth/sign-in/email`, { email, password })) ??
    (await post(`${url}/api/auth/sign-up/email`, { name, email, password, ...signUp }))
  if (!answer) throw new Error(`${email} can neither sign in nor sign up.`)
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  return {
    email,
    async call(method, path, body) {
      const picture = body instanceof Uint8Array
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          cookie,
          ...(body === undefined ? {} : { 'content-type': picture ? 'image/png' : 'application/json' }),
        },
        ...(body === undefined ? {} : { body: picture ? new Uint8Array(body) : JSON.stringify(body) }),
      })
      const text = await response.text()
      if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status} ${text}`)
      return text === '' ? null : JSON.parse(text)
    },
  }
}

/** @returns null when it was refused */
async function post(url: string, body: object): Promise<Response | null> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  await response.arrayBuffer()
  return response.ok ? response : null
}

/** Sends a file as one upload. @returns the id of its video */
export async function uploadFile(
  url: string,
  person: Person,
  file: { name: string; type: string; bytes: Buffer; channelId: string },
): Promise<string> {
  const { name: filename, type, bytes, channelId } = file
  const started = (await person.call('POST', '/api/uploads', {
    filename,
    size: bytes.length,
    type,
    channelId,
  })) as StartedUpload
  const partNumbers = Array.from({ length: started.partCount }, (_, index) => index + 1)
  const { urls } = (await person.call('POST', `/api/uploads/${started.id}/parts`, { partNumbers })) as PartUrls
  const parts = []
  for (const { partNumber, url: address } of urls) {
    const body = bytes.subarray((partNumber - 1) * started.partSize, partNumber * started.partSize)
    const response = await fetch(new URL(address, url), { method: 'PUT', body: new Uint8Array(body) })
    if (!response.ok) throw new Error(`Part ${partNumber} of ${filename} was answered with ${response.status}`)
    parts.push({ partNumber, etag: response.headers.get('etag') ?? '' })
  }
  await person.call('POST', `/api/uploads/${started.id}/complete`, { parts })
  return started.videoId
}

// Answers of the contract (openapi.json), as far as they are read here.
type StartedUpload = { id: string; videoId: string; partSize: number; partCount: number }
type PartUrls = { urls: { partNumber: number; url: string }[] }
