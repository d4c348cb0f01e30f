import { shippedScenarios } from '../scenarios/catalogue.ts'
import { readScenario } from '../scenarios/read.ts'

/* npm run check-scenarios: lints every shipped pack; silent where there is nothing to say. */

let found = 0
for (const { id, yaml } of await shippedScenarios()) {
  for (const { line, column, severity, message } of readScenario(yaml).problems) {
    console.log(`scenarios/${id}.yaml:${line}:${column}  ${severity}  ${message}`)
    found += 1
  }
}
process.exitCode = found > 0 ? 1 : 0
