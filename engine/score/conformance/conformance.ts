import type { Text } from '../../scenario/scenario.ts'
import type { Figure } from '../review.ts'

/** Declare templates (Pesic & van der Aalst 2006) and the demands of doctrine 3.2 and 3.4. */
export type ConstraintKind =
  | 'response'
  | 'precedence'
  | 'succession'
  | 'not-coexist'
  | 'absence'
  | 'exactly-one'
  | 'within'
  | 'before'
  | 'every'
  | 'not-before'
  | 'must-not'
  | 'only-role'

/** One demand of the plan held against the log. An activation is a moment at which it demanded something. */
export interface ConstraintResult {
  readonly id: string
  readonly kind: ConstraintKind
  /** Where it comes from: an expected action's limit, a precedence pair, or the scenario's own `constraints`. */
  readonly source: 'limit' | 'precedence' | 'authored'
  /** In words. */
  readonly text: Text
  readonly expected: readonly string[]
  readonly clause?: string
  readonly weight: number
  readonly activations: number
  readonly fulfilled: number
  /** Each with the entries that show it. */
  readonly violations: readonly { readonly text: Text; readonly entries: readonly number[] }[]
  readonly entries: readonly number[]
}

/**
 * One move of the alignment: done as the plan has it; in the plan and not done (or not in its place); done and not in
 * the plan (or out of its place). A step that was done out of order is a plan-only and a log-only move.
 */
export interface Move {
  readonly kind: 'together' | 'plan-only' | 'log-only'
  readonly why: 'as-planned' | 'missing' | 'out-of-order' | 'repeat' | 'forbidden' | 'off-plan'
  readonly expected?: string
  /** Of a periodic one: which period, from 1. */
  readonly period?: number
  readonly label: Text
  readonly clause?: string
  /** Drill ms of what was done. */
  readonly at?: number
  readonly cost: number
  readonly entries: readonly number[]
}

/** Optimal alignment of what was done with what the plan allows; fitness = 1 − cost ÷ worst (Adriansyah et al. 2011). */
export interface Alignment {
  readonly moves: readonly Move[]
  readonly cost: number
  /** Cost of keeping nothing: all of the plan undone and all of the log off it. */
  readonly worst: number
  readonly fitness: Figure
}

/** A linear run of steps (each must precede the next) compared with what was done, for short procedures only. */
export interface ProcedureResult {
  readonly steps: readonly string[]
  readonly done: readonly string[]
  /** |longest common subsequence| ÷ |steps|. */
  readonly lcs: Figure
  /** 1 − Levenshtein ÷ the longer length. */
  readonly edit: Figure
}

export interface Conformance {
  readonly constraints: readonly ConstraintResult[]
  /** Fulfilled ÷ activations, over all constraints. */
  readonly fulfilment: Figure
  readonly alignment: Alignment
  readonly procedures: readonly ProcedureResult[]
}
