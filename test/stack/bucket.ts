import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Resource, Template } from './template.ts'

/** An object in a bucket. */
export interface Stored {
  readonly body: Buffer
  readonly type: string
  readonly cacheControl?: string
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'application/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/** What the deployments of the template put into a bucket, in their order: keys and where each file lies. */
export function fillBucket(bucket: Resource, template: Template): (key: string) => Stored | undefined {
  const name = String(bucket.properties.BucketName ?? `sandtable-${bucket.id}`)
  const files = new Map<string, { path: string; cacheControl?: string }>()
  for (const { properties } of template.ofType('Custom::CDKBucketDeployment')) {
    if (properties.DestinationBucketName !== name) continue
    const { 'cache-control': cacheControl } = (properties.SystemMetadata ?? {}) as { 'cache-control'?: string }
    const prefix = properties.DestinationBucketKeyPrefix ? `${properties.DestinationBucketKeyPrefix}/` : ''
    for (const key of properties.SourceObjectKeys as readonly string[]) {
      const folder = template.asset(key)
      for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        const path = join(folder, file)
        if (existsSync(path) && statSync(path).isFile()) files.set(prefix + file, { path, cacheControl })
      }
    }
  }
  return (key) => {
    const found = files.get(key)
    return (
      found && {
        body: readFileSync(found.path),
        type: types[extname(found.path)] ?? 'application/octet-stream',
        cacheControl: found.cacheControl,
      }
    )
  }
}
