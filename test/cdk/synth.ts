import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import type { Construct } from 'constructs'
import { readSettings } from '../../cdk/settings.ts'
import { Sandtable } from '../../cdk/stack.ts'

export interface Resource {
  readonly Type: string
  readonly Properties: Record<string, unknown> & { readonly [name: string]: never }
  readonly DeletionPolicy?: string
}
export interface Synthesized {
  readonly resources: Readonly<Record<string, Resource>>
  readonly text: string
  /** What cdk-nag has to say, as `rule at construct`. */
  readonly findings: readonly string[]
  ofType(type: string): readonly (Resource & { readonly id: string })[]
}

/** What the command itself is told. */
const shipped = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')) as { context: object }

interface Report {
  readonly pluginReports: readonly {
    readonly violations: readonly {
      readonly ruleName: string
      readonly violatingConstructs: readonly { readonly constructPath: string }[]
    }[]
  }[]
}

/** Synthesizes the stack over empty bundles, so that it takes a second; `more` may add to it what should not be there. */
export function synth(context: Record<string, string> = {}, more?: (stack: Construct) => void): Synthesized {
  // The library's own long checks of the template; cdk-nag runs all the same.
  process.env.CDK_VALIDATION = 'false'
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-synth-'))
  try {
    for (const name of ['api', 'api-pages', 'socket', 'mail', 'alarm', 'sweep', 'seed', 'web']) {
      mkdirSync(join(folder, name))
      writeFileSync(join(folder, name, 'index.mjs'), '')
    }
    mkdirSync(join(folder, 'web/assets'))
    writeFileSync(join(folder, 'web/assets/page.js'), '')
    const outdir = join(folder, 'out')
    const app = new App({ context: { ...shipped.context, ...context, 'aws:cdk:bundling-stacks': [] }, outdir })
    const settings = readSettings(app.node)
    const env = { region: settings.region, account: '111111111111' }
    const stack = new Sandtable(app, 'it', { settings, env, bundles: folder, pages: join(folder, 'web') })
    more?.(stack)
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
    const quiet = console.error
    console.error = () => {}
    try {
      app.synth()
    } catch (error) {
      // Findings make it throw; they are in the report, and the template is written all the same.
      if ((error as Error).name !== 'ValidationFailed') throw error
    } finally {
      console.error = quiet
    }
    const text = readFileSync(join(outdir, 'it.template.json'), 'utf8')
    const resources = JSON.parse(text).Resources as Record<string, Resource>
    const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')) as Report
    return {
      resources,
      text,
      findings: report.pluginReports.flatMap(({ violations }) =>
        violations.flatMap(({ ruleName, violatingConstructs }) =>
          violatingConstructs.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
        ),
      ),
      ofType: (type) =>
        Object.entries(resources).flatMap(([id, resource]) => (resource.Type === type ? [{ id, ...resource }] : [])),
    }
  } finally {
    process.exitCode = undefined
    rmSync(folder, { recursive: true, force: true })
  }
}

export const china = {
  region: 'cn-north-1',
  issuer: 'https://id.example.cn/realm',
  clientId: 'pages',
  domain: 'drill.example.cn',
  certificate: 'arn:aws-cn:acm:cn-north-1:111111111111:certificate/abc',
}
export const production = {
  stage: 'prod',
  alarmEmail: 'duty@example.com',
  budget: '20',
  domain: 'drill.example.com',
  certificate: 'arn:aws:acm:us-east-1:111111111111:certificate/abc',
  zoneId: 'Z1',
  zoneName: 'example.com',
  tags: 'owner=emergency-office',
}
