import type { QueryClient } from '@tanstack/react-query'
import { createRouter, stringifySearchWith } from '@tanstack/react-router'
import type { Crumb } from './features/frame/crumbs.ts'
import { PageError } from './features/frame/page-error.tsx'
import { PageNotFound } from './features/frame/page-not-found.tsx'
import { routeTree } from './route-tree.gen.ts'

export type RouterContext = { queryClient: QueryClient }

export const createAppRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree,
    context: { queryClient },
    // A page is fetched when someone means to go there; the query client decides what is fresh.
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: () => <PageNotFound />,
    scrollRestoration: true,
    // Addresses are plain text (`?days=28&next=/studio`): no JSON, nothing that looks like a number changes.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: stringifySearchWith(String),
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
  interface StaticDataRouteOption {
    /** The page's name in the studio's top bar. */
    crumb?: Crumb
  }
}
