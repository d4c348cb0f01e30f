import { randomUUID } from 'node:crypto'
import type { Lambda } from './lambda.ts'
import { listenOn, readBody } from './servers.ts'
import type { Template } from './template.ts'

/** Makes the custom resources that a function of the stack serves, as CloudFormation would; throws what it is told. */
export async function makeCustomResources(template: Template, lambdaOf: (arn: string) => Lambda | undefined) {
  for (const { id, type, properties } of template.resources) {
    const lambda = typeof properties.ServiceToken === 'string' ? lambdaOf(properties.ServiceToken) : undefined
    // The library's own copier is not ours; what it does is done in bucket.ts.
    if (!lambda) continue
    let hear: (word: { Status: string; Reason?: string; LogicalResourceId?: string }) => void = () => {}
    const heard = new Promise<{ Status: string; Reason?: string; LogicalResourceId?: string }>((resolve) => {
      hear = resolve
    })
    const callback = await listenOn(async (request, response) => {
      hear(JSON.parse((await readBody(request)).toString()))
      response.writeHead(200).end()
    })
    try {
      const outcome = await lambda.invoke({
        RequestType: 'Create',
        ResponseURL: `${callback.url}/${randomUUID()}`,
        StackId: `arn:${template.place.partition}:cloudformation:stack/runner`,
        RequestId: randomUUID(),
        ResourceType: type,
        LogicalResourceId: id,
        ResourceProperties: properties,
      })
      if (!outcome.ok) throw new Error(`${id}: ${outcome.error.errorMessage}`)
      const { Status, Reason, LogicalResourceId } = await heard
      if (Status !== 'SUCCESS' || LogicalResourceId !== id) throw new Error(`${id}: ${Reason ?? Status}`)
    } finally {
      await callback.close()
    }
  }
}
