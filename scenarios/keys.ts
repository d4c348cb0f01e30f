import { z } from 'zod'
import type { Path } from './position.ts'

/** The schemas that may stand where this one does, wrappers taken off. */
function bare(schema: unknown): readonly unknown[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodLazy) {
    return bare(schema.unwrap())
  }
  if (schema instanceof z.ZodPipe) return bare(schema.in)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(bare)
  return [schema]
}

function below(schema: unknown, key: string | number): readonly unknown[] {
  return bare(schema).flatMap((each) => {
    if (each instanceof z.ZodObject) return key in each.shape ? [each.shape[key]] : []
    if (each instanceof z.ZodArray) return [each.element]
    if (each instanceof z.ZodRecord) return [each.valueType]
    if (each instanceof z.ZodTuple) return [each.def.items[Number(key)]]
    return []
  })
}

/** The keys that a schema knows at a path; none where anything, or nothing, may stand. */
export function keysAt(schema: z.ZodType, path: Path): readonly string[] {
  const there = path.reduce<readonly unknown[]>((all, key) => all.flatMap((each) => below(each, key)), [schema])
  const keys = there.flatMap(bare).flatMap((each) => (each instanceof z.ZodObject ? Object.keys(each.shape) : []))
  return [...new Set(keys)]
}
