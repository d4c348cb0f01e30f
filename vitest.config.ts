import { defineConfig } from 'vitest/config'

/** Tests of what is pure: they share a process, since none can leave anything behind for the next. */
const pure = ['test/engine/**/*.test.ts', 'test/web/**/*.test.ts', 'test/scenarios/**/*.test.ts']

export default defineConfig({
  test: {
    // The browser and the simulation each keep a core busy; more workers than cores would only wait.
    maxWorkers: 2,
    testTimeout: 30_000,
    // Hooks start servers and browsers, on a machine that may be busy.
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: pure } },
    ],
  },
})
