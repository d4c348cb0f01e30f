import type { Lambda } from './lambda.ts'
import type { Properties, Template } from './template.ts'

/** May this service, in the name of this ARN, call that function? */
export type Permits = (lambda: Lambda, principal: string, source: string) => boolean

/** The routes of an API with the function behind each; one that the gateway may not call stops the runner, as it would the drill. */
export function integrationsOf(deps: {
  readonly apiId: string
  readonly template: Template
  readonly lambdaOf: (uri: string) => Lambda
  readonly permits: Permits
}): readonly { readonly key: string; readonly lambda: Lambda; readonly properties: Properties }[] {
  const { apiId, template, lambdaOf, permits } = deps
  const { partition, region, account } = template.place
  const stage = template.ofType('AWS::ApiGatewayV2::Stage').find(({ properties }) => properties.ApiId === apiId)
  return template
    .ofType('AWS::ApiGatewayV2::Route')
    .filter(({ properties }) => properties.ApiId === apiId)
    .map(({ properties }) => {
      const key = String(properties.RouteKey)
      const target = String(properties.Target).replace('integrations/sandtable-', '')
      const lambda = lambdaOf(String(template.byId(target).properties.IntegrationUri))
      const [method = '', path] = key.split(' ')
      const api = `arn:${partition}:execute-api:${region}:${account}:${apiId}/${stage?.properties.StageName}`
      const source = path ? `${api}/${method === 'ANY' ? 'GET' : method}${path}` : `${api}/${method}`
      if (!permits(lambda, 'apigateway.amazonaws.com', source))
        throw new Error(`the gateway may not call ${lambda.name} for ${key}`)
      return { key, lambda, properties }
    })
}
