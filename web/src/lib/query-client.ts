import { QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './api-problem.ts'

/** @param onSignedOut the server no longer knows the session that a query was asked with */
export function createQueryClient(onSignedOut: (queryClient: QueryClient) => void): QueryClient {
  const queryClient: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (problem) => {
        if (problem instanceof ApiProblem && problem.status === 401) onSignedOut(queryClient)
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        retry: (failures, problem) => failures < 2 && problem instanceof ApiProblem && problem.passing,
        retryDelay: (attempt, problem) =>
          problem instanceof ApiProblem && problem.retryAfterS !== null
            ? problem.retryAfterS * 1000
            : Math.min(500 * 2 ** attempt, 4000),
      },
    },
  })
  return queryClient
}
