/** Which uploads are under way in other tabs of this browser, so that two tabs never send the same file. */
export type OtherTabs = {
  /** Says what this tab is sending, to whoever asks. */
  claim: (uploadIds: string[]) => void
  /** What other tabs are sending now. */
  claimed: () => Promise<Set<string>>
}

/** Tabs answer each other within a few ms; a busy one that does not is harmless, as the store keeps one writer per part. */
const ANSWER_MS = 150

type Message = { kind: 'ask' } | { kind: 'mine'; ids: string[] }

export function createOtherTabs(): OtherTabs {
  if (typeof BroadcastChannel === 'undefined') return { claim: () => {}, claimed: async () => new Set() }
  const channel = new BroadcastChannel('studio-uploads')
  let mine: string[] = []
  let heard = new Set<string>()
  const say = (message: Message) => channel.postMessage(message)
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'mine') for (const id of data.ids) heard.add(id)
    else if (mine.length > 0) say({ kind: 'mine', ids: mine })
  }
  return {
    claim(uploadIds) {
      mine = uploadIds
    },
    async claimed() {
      heard = new Set()
      say({ kind: 'ask' })
      await new Promise((resolve) => setTimeout(resolve, ANSWER_MS))
      return heard
    },
  }
}
