import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followPreferences } from './features/accounts/follow-preferences.ts'
import { meQuery } from './features/accounts/queries.ts'
import { sendLeftoversSoon } from './features/playback/leftovers.ts'
import { settleWatchedSoon } from './features/playback/watched/settle-soon.ts'
import { readBoot } from './lib/boot.ts'
import { rememberZone } from './lib/locale.ts'
import { registerOfflinePage } from './lib/offline-page.ts'
import { createQueryClient } from './lib/query-client.ts'
import { sayVerified } from './lib/verified-word.ts'
import { createAppRouter } from './router.tsx'
import './styles.css'

sendLeftoversSoon()
// A session that ended meanwhile: who is looking is asked again, and the studio leads to the sign-in page.
const queryClient = createQueryClient((client) => void client.invalidateQueries(meQuery))
readBoot(queryClient)
followPreferences(queryClient)
settleWatchedSoon(queryClient)
rememberZone()
sayVerified()
registerOfflinePage()
const router = createAppRouter(queryClient)

const root = document.getElementById('root')
if (!root) throw new Error('Expected an element with the id "root" in index.html')
const app = createRoot(root)
const render = () =>
  app.render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  )
// The first picture that the server wrote stays until the page itself can stand there.
const [, videoId] = /^\/watch\/([^/]+)/.exec(location.pathname) ?? []
const film =
  videoId &&
  import('./features/playback/first-page.ts').then(({ beginFilm }) => beginFilm(queryClient, videoId)).catch(() => {})
if (root.firstElementChild) void Promise.allSettled([router.load(), film]).then(render)
else render()
