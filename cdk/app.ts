import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { readSettings, SettingError } from './settings.ts'
import { Sandtable } from './stack.ts'

/* `cdk synth|diff|deploy` runs this; what can be chosen with -c is in settings.ts and docs/deploy.md. */

const app = new App()
try {
  const settings = readSettings(app.node, process.env)
  new Sandtable(app, `sandtable-${settings.stage}`, {
    settings,
    env: { region: settings.region, ...(settings.account && { account: settings.account }) },
  })
} catch (error) {
  if (!(error instanceof SettingError)) throw error
  console.error(error.message)
  process.exit(1)
}
Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { verbose: true }))
app.synth()
