// What runs inside a function's process, as in Lambda: asks the Runtime API for work, hands it to the bundle's handler,
// gives back what that answers. Ends when whoever started it is gone.
import http from 'node:http'
import { pathToFileURL } from 'node:url'

const { AWS_LAMBDA_RUNTIME_API, LAMBDA_TASK_ROOT, _HANDLER = '', STACK_CLOCK_MS = '0' } = process.env
const api = `http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`

process.stdin.resume().once('close', () => process.exit(0))

// No two machines agree on the time: this one is so many milliseconds ahead.
const ahead = Number(STACK_CLOCK_MS)
if (ahead !== 0) {
  const now = Date.now
  Date.now = () => now() + ahead
}

/** One call of the Runtime API; waiting for work may take for ever, which `fetch` does not allow. */
const ask = (method, path, body) =>
  new Promise((resolve, reject) => {
    const request = http.request(`${api}/${path}`, { method, agent }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => resolve({ headers: response.headers, text }))
      response.on('error', reject)
    })
    request.on('error', reject)
    request.end(body)
  })
const agent = new http.Agent({ keepAlive: true })
const send = (path, body) => ask('POST', path, JSON.stringify(body ?? null))
const told = (error) => ({
  errorType: error?.name ?? 'Error',
  errorMessage: String(error?.message ?? error),
  trace: String(error?.stack ?? '').split('\n'),
})

const [file, name] = _HANDLER.split('.')
let handler
try {
  const module = await import(pathToFileURL(`${LAMBDA_TASK_ROOT}/${file}.mjs`).href)
  handler = module[name]
  if (typeof handler !== 'function') throw new Error(`${_HANDLER} is no function`)
} catch (error) {
  await send('init/error', told(error))
  process.exit(1)
}

for (;;) {
  const { headers, text } = await ask('GET', 'invocation/next')
  const id = headers['lambda-runtime-aws-request-id']
  const deadline = Number(headers['lambda-runtime-deadline-ms'])
  process.env._X_AMZN_TRACE_ID = headers['lambda-runtime-trace-id']
  const context = {
    awsRequestId: id,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  }
  try {
    await send(`invocation/${id}/response`, await handler(JSON.parse(text), context))
  } catch (error) {
    await send(`invocation/${id}/error`, told(error))
  }
}
