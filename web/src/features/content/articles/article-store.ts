import { type ApiProblem, asProblem } from '#web/lib/api-problem.ts'
import type { Article } from './queries.ts'

export type Saving =
  | { kind: 'idle' | 'waiting' | 'saving' }
  | { kind: 'saved'; at: Date }
  | { kind: 'failed'; problem: ApiProblem; again: boolean }
export type State = {
  text: string
  /** As the server has it. */
  article: Article
  saving: Saving
  /** Somebody wrote in it meanwhile: nothing is saved until one of the two texts is chosen. */
  theirs: Article | null
}

type Server = {
  save: (text: string, revision: number) => Promise<Article>
  /** What is not saved yet, for after a reload; `null`: all is. */
  keep: (text: string | null) => void
  kept: () => string | null
}

const TYPED_MS = 800
const FIRST_RETRY_MS = 2000
const LONGEST_RETRY_MS = 60_000

export type ArticleStore = ReturnType<typeof openArticle>

/** Saves a text by itself, a moment after the last key, and never over somebody else's words. Offline it goes on trying. */
export function openArticle(first: Article, server: Server) {
  let state: State = { text: first.markdown, article: first, saving: { kind: 'idle' }, theirs: null }
  let timer: ReturnType<typeof setTimeout> | undefined
  let inFlight: Promise<void> | null = null
  let retryMs = FIRST_RETRY_MS
  const listeners = new Set<() => void>()

  const set = (change: Partial<State>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  const keep = () =>
    server.keep(isUnsaved() ? JSON.stringify({ text: state.text, revision: state.article.revision }) : null)
  const isUnsaved = () => state.text !== state.article.markdown
  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), ms)
  }

  async function send(): Promise<void> {
    const { text, article } = state
    set({ saving: { kind: 'saving' } })
    try {
      const saved = await server.save(text, article.revision)
      retryMs = FIRST_RETRY_MS
      set({ article: saved, saving: { kind: 'saved', at: new Date() } })
    } catch (thrown) {
      const problem = asProblem(thrown)
      const theirs =
        problem.code === 'content.changed_meanwhile' ? (problem.body.current as Article | undefined) : undefined // as the API says
      if (theirs) set({ theirs, saving: { kind: 'idle' } })
      else {
        set({ saving: { kind: 'failed', problem, again: problem.passing } })
        if (problem.passing) {
          later(problem.retryAfterS === null ? retryMs : problem.retryAfterS * 1000)
          retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)
        }
      }
    }
    keep()
  }

  /** At once; what is on its way is waited for. */
  async function save(): Promise<void> {
    clearTimeout(timer)
    if (inFlight) {
      await inFlight
      if (state.saving.kind === 'failed') return
    }
    if (state.theirs || !isUnsaved()) {
      if (state.saving.kind === 'waiting') set({ saving: { kind: 'idle' } })
      return
    }
    inFlight = send()
    await inFlight
    inFlight = null
    if (isUnsaved() && state.saving.kind === 'saved') later(TYPED_MS)
  }

  const kept = readKept(server.kept())
  if (kept && kept.text !== first.markdown) {
    state = { ...state, text: kept.text, saving: { kind: 'waiting' } }
    // Written on an older one: both are shown.
    if (kept.revision === first.revision) later(TYPED_MS)
    else state = { ...state, theirs: first, saving: { kind: 'idle' } }
  }
  return {
    get: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    edit(text: string) {
      if (text === state.text) return
      set({ text, saving: { kind: 'waiting' } })
      keep()
      if (!state.theirs) later(TYPED_MS)
    },
    save,
    isUnsaved,
    /** The article as somebody read it again. */
    receive(article: Article) {
      if (article === state.article || article.revision < state.article.revision || inFlight) return
      if (article.revision === state.article.revision) set({ article })
      else if (isUnsaved()) set({ theirs: article })
      else set({ article, text: article.markdown })
    },
    choose(whose: 'mine' | 'theirs') {
      const { theirs } = state
      if (!theirs) return
      set({ article: theirs, theirs: null, ...(whose === 'theirs' ? { text: theirs.markdown } : {}) })
      keep()
      void save()
    },
  }
}

function readKept(text: string | null): { text: string; revision: number } | null {
  try {
    const read: unknown = JSON.parse(text ?? 'null')
    if (typeof read !== 'object' || read === null || !('text' in read) || !('revision' in read)) return null
    return typeof read.text === 'string' ? { text: read.text, revision: Number(read.revision) } : null
  } catch {
    return null
  }
}
