import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GoneException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi'

/** Sends to one open socket. `gone`: it is not there any more. `failed`: it is, but nothing gets through to it. */
export interface Post {
  send(connection: string, text: string): Promise<'sent' | 'gone' | 'failed'>
  /** Ends a socket; one that is gone has ended. Throws when nothing gets through. */
  end(connection: string): Promise<void>
}

/** Posts through the API Gateway Management API, with bounded patience: three tries of 2 s (wall) each. */
export function makePost(client: Pick<ApiGatewayManagementApiClient, 'send'>, onError: (error: unknown) => void): Post {
  return {
    async send(ConnectionId, text) {
      try {
        await client.send(new PostToConnectionCommand({ ConnectionId, Data: Buffer.from(text) }))
        return 'sent'
      } catch (error) {
        if (isGone(error)) return 'gone'
        onError(error)
        return 'failed'
      }
    },
    async end(ConnectionId) {
      try {
        await client.send(new DeleteConnectionCommand({ ConnectionId }))
      } catch (error) {
        if (!isGone(error)) throw error
      }
    },
  }
}

const isGone = (error: unknown) =>
  error instanceof GoneException ||
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 410

export const makeManagementClient = (endpoint: string) =>
  new ApiGatewayManagementApiClient({
    endpoint,
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true },
  })
