import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './api-problem.ts'

export const createQueryClient = (): QueryClient =>
  new QueryClient({
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
