/** The little of it that the tests use; the package brings no types. */
declare module 'oidc-provider' {
  import type { RequestListener, Server } from 'node:http'

  export default class Provider {
    constructor(issuer: string, configuration: Configuration)
    listen(port: number): Server
    callback(): RequestListener
  }
  interface Configuration {
    readonly clients: readonly object[]
    readonly clientBasedCORS?: (context: unknown, origin: string) => boolean
    readonly findAccount: (context: unknown, sub: string) => Promise<{ accountId: string; claims(): Promise<object> }>
    readonly [setting: string]: unknown
  }
}
