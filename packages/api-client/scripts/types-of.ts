import openapiTS, { astToString } from 'openapi-typescript'

/** TypeScript types of an OpenAPI 3.1 document: `paths`, `components`, `operations`. */
export const typesOf = async (document: Parameters<typeof openapiTS>[0]): Promise<string> =>
  astToString(await openapiTS(document))
