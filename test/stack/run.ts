import { staff } from './people.ts'
import { startStack } from './stack.ts'

/* npm run stack: the stack that `cdk synth` wrote, on this machine, for a person with a browser. Ctrl-C ends it. */

const stack = await startStack({
  port: Number(process.env.PORT ?? 8789),
  ...(process.env.STACK_LOG && { onLine: (line: string) => console.log(line) }),
})
const rows = [
  ['pages', stack.url],
  ['API', `${stack.apiUrl}/api/openapi.json`],
  ['sockets', stack.socketApi.url],
  ['issuer', stack.issuer.url],
  ...Object.entries(staff).map(([login, { role }]) => [role, `${stack.url}/${role}   sign in as: ${login}`]),
]
for (const [name = '', value] of rows) console.log(`${name.padEnd(10)} ${value}`)
console.log('Any password will do. STACK_LOG=1 shows what the functions log. Everything is forgotten at the end.')

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void stack.stop().then(() => process.exit(0))
  })
