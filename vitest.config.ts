import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The browser and the simulation each keep a core busy; more workers than cores would only wait.
    maxWorkers: 2,
    testTimeout: 30_000,
    // Hooks start servers and browsers, on a machine that may be busy.
    hookTimeout: 60_000,
  },
})
