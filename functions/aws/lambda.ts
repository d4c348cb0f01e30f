/* The shapes of what AWS hands to a function, as far as they are used here. */

/** An answer that names the records to be delivered again; the others are done. */
export interface Partial {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[]
}

export interface StreamRecord {
  readonly eventName?: string
  readonly dynamodb?: {
    readonly SequenceNumber?: string
    readonly Keys?: { readonly pk?: { readonly S?: string }; readonly sk?: { readonly S?: string } }
  }
}
export interface QueueRecord {
  readonly messageId: string
  readonly receiptHandle: string
  readonly body: string
  readonly attributes?: { readonly ApproximateReceiveCount?: string }
}
export interface SocketRequest {
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>>
  readonly body?: string
  readonly requestContext: {
    readonly routeKey: string
    readonly connectionId: string
    readonly requestId?: string
  }
}
/** What the HTTP API says of a request besides the request itself. */
export interface HttpContext {
  readonly requestId?: string
  readonly http?: { readonly sourceIp?: string }
  readonly authorizer?: { readonly jwt?: { readonly claims?: Readonly<Record<string, unknown>> } }
}
export interface Context {
  readonly awsRequestId: string
}
