import type { Template } from './template.ts'

/** The throttle of an API's stage: a bucket of `burst` that `rate` a second flow into. False: refused. */
export function makeThrottle(template: Template, apiId: string): () => boolean {
  const stage = template.ofType('AWS::ApiGatewayV2::Stage').find(({ properties }) => properties.ApiId === apiId)
  const { ThrottlingRateLimit = 10_000, ThrottlingBurstLimit = 5000 } = (stage?.properties.DefaultRouteSettings ??
    {}) as { ThrottlingRateLimit?: number; ThrottlingBurstLimit?: number }
  let left = ThrottlingBurstLimit
  let at = Date.now()
  return () => {
    const now = Date.now()
    left = Math.min(ThrottlingBurstLimit, left + ((now - at) / 1000) * ThrottlingRateLimit)
    at = now
    if (left < 1) return false
    left -= 1
    return true
  }
}
