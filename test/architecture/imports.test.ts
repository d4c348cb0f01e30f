import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { xstateVersion } from '../../engine/machine/machine.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folders = ['engine', 'scenarios', 'functions', 'web/src', 'cdk']

const sources = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => {
      const path = join(folder, name)
      const text = readFileSync(join(root, path), 'utf8')
      const named = text.matchAll(/^(?:import\b[^'\n]*|export\b[^'\n]*from |\} from )'([^'\n]+)'/gm)
      const lazy = text.matchAll(/\bimport\('([^'\n]+)'\)/g)
      const imports = [...named, ...lazy].map(([, to = '']) => to)
      const local = imports
        .filter((to) => to.startsWith('.'))
        .map((to) => relative(root, join(root, dirname(path), to)))
      return { path, text, packages: imports.filter((to) => !to.startsWith('.')), local }
    }),
)
const inside = (folder: string) => sources.filter(({ path }) => path.startsWith(`${folder}/`))
const goesOnlyTo = (from: string, allowed: readonly string[]) =>
  inside(from).flatMap(({ path, local }) =>
    local.filter((to) => !allowed.some((folder) => to.startsWith(`${folder}/`))).map((to) => `${path} → ${to}`),
  )

describe('the house', () => {
  it('[A1] keeps the engine pure: xstate and zod, nothing else', () => {
    expect(goesOnlyTo('engine', ['engine'])).toEqual([])
    const packages = new Set(inside('engine').flatMap((source) => source.packages))
    expect([...packages].sort()).toEqual(['xstate', 'zod'])
  })

  it('[A2] has no hidden clock and no hidden dice in the engine', () => {
    const hidden = inside('engine').filter(({ text }) =>
      /Date\.now|new Date\b|Math\.random|performance\.|setTimeout|process\./.test(text),
    )
    expect(hidden.map(({ path }) => path)).toEqual([])
  })

  it('[A3] lets the pages know the engine and never a scenario or a function', () => {
    expect(goesOnlyTo('web/src', ['web/src', 'engine'])).toEqual([])
  })

  it('[A4] keeps zod, xstate and the schemas out of the browser', () => {
    const runtime = inside('web/src').flatMap(({ path, text }) =>
      [...text.matchAll(/^import (?!type )(.*?) from '([^']*engine[^']*)'/gm)]
        .filter(([, names = '', to = '']) => {
          const typesOnly = /^\{(\s*type [^,}]+,?)*\s*\}$/.test(names)
          return !typesOnly && /(scenario|condition|commands|contract|machine|decide)\.ts$/.test(to)
        })
        .map(([line]) => `${path}: ${line}`),
    )
    expect(runtime).toEqual([])
  })

  it('[A5] lets scenarios know the engine, and the core only its own ports', () => {
    expect(goesOnlyTo('scenarios', ['scenarios', 'engine'])).toEqual([])
    expect(goesOnlyTo('functions/core', ['functions/core', 'engine', 'scenarios'])).toEqual([])
    expect(goesOnlyTo('functions/http', ['functions/http', 'functions/core', 'engine'])).toEqual([])
    expect(goesOnlyTo('functions/report', ['functions/report', 'functions/core', 'engine'])).toEqual([])
    expect(goesOnlyTo('functions/adapters', ['functions/adapters', 'functions/core'])).toEqual([])
  })

  it('[A7] lets the stack know functions and pages by their paths only', () => {
    expect(inside('cdk').length).toBeGreaterThan(5)
    expect(goesOnlyTo('cdk', ['cdk'])).toEqual([])
  })

  it('[A6] pins every dependency exactly, and the machine to the version that is installed', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    )
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/)
    }
    expect(xstateVersion).toBe(dependencies.xstate)
  })
})
