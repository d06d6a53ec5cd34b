/** Where the three engines are, as the supervisor tells its children; never in the environment, because of the password. */
export type Engines = {
  databaseUrl: string
  clickhouse: { socketPath: string; password: string } | { url: string }
  dataDir: string
  /** Scratch space; default `work` in the data folder. */
  workDir?: string
}

export type ToChild = { type: 'start'; engines: Engines } | { type: 'stop' }
export type FromChild = { type: 'ready'; detail?: string } | { type: 'fatal'; message: string }
