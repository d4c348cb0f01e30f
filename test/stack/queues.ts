import { Denied, type Gate, Gone } from './gate.ts'
import { makeQueue, type Queue } from './queue.ts'
import { listenOn, readBody } from './servers.ts'
import type { Template } from './template.ts'

interface Body {
  readonly QueueUrl: string
  readonly MessageBody?: string
  readonly DelaySeconds?: number
  readonly ReceiptHandle?: string
  readonly VisibilityTimeout?: number
}

/** The queues of the stack behind SQS's JSON protocol and the gate. */
export async function openQueues(template: Template, gate: Gate, options: { readonly hurry?: number }) {
  const all = template.ofType('AWS::SQS::Queue').map((resource) => makeQueue(resource, template, options))
  const byArn = (arn: string): Queue => {
    const found = all.find((each) => each.arn === arn)
    if (!found) throw new Error(`there is no queue ${arn}`)
    return found
  }
  const act = (action: string, queue: Queue, body: Body): object => {
    switch (action) {
      case 'SendMessage':
        return queue.send(body.MessageBody ?? '', body.DelaySeconds)
      case 'ChangeMessageVisibility':
        queue.changeVisibility(body.ReceiptHandle ?? '', body.VisibilityTimeout ?? 0)
        return {}
      case 'DeleteMessage':
        queue.remove(body.ReceiptHandle ?? '')
        return {}
      default:
        throw new Error(`the runner does not know ${action}`)
    }
  }

  const listening = await listenOn(async (request, response) => {
    const action = String(request.headers['x-amz-target'] ?? '').split('.')[1] ?? ''
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body))
    try {
      const body = JSON.parse((await readBody(request)).toString()) as Body
      const name = body.QueueUrl.split('/').at(-1)
      const queue = all.find((each) => each.name === name)
      if (!queue) throw new Error(`there is no queue ${name}`)
      const ask = { action: `sqs:${action}`, resource: queue.arn }
      answer(200, await gate.pass(request, ask, async () => act(action, queue, body)))
    } catch (error) {
      if (error instanceof Gone) response.destroy()
      else if (error instanceof Denied)
        answer(403, { __type: 'com.amazon.coral.service#AccessDeniedException', message: error.message })
      else answer(400, { __type: 'com.amazonaws.sqs#InvalidParameterValue', message: String(error) })
    }
  })
  return { url: listening.url, all, byArn, close: listening.close }
}
export type Queues = Awaited<ReturnType<typeof openQueues>>
