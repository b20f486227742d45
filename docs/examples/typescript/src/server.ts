/** Which server an app asks, and as whom. */
export interface Server {
  /** Such as http://localhost:8000/graphql */
  endpoint: string;
  /** The app's name and version as its operations are registered: by these their uses are counted. */
  app: { name: string; version: string };
  /** The app key, if the tenant has given one. */
  key?: string;
  /** What fetches; the platform's own unless a test listens. */
  fetch?: typeof fetch;
}

/** The headers that say who asks. */
export function headers(server: Server): Record<string, string> {
  return {
    "apollographql-client-name": server.app.name,
    "apollographql-client-version": server.app.version,
    ...(server.key ? { "X-App-Key": server.key } : {}),
  };
}
