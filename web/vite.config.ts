import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

export default defineConfig({
  plugins: [solid()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // Drills are joined from whatever phone is in the room.
    target: ['chrome87', 'safari15.4', 'firefox98'],
    // The content security policy allows no inlined scripts or fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What every page is made of comes in one piece, what staff's pages share in another: a phone asks six times, not thirty.
        codeSplitting: {
          groups: [
            { name: 'base', test: /web[\\/]src[\\/]base[\\/]|node_modules[\\/]@?solid/, priority: 2 },
            { name: 'staff', test: /web[\\/]src[\\/]staff[\\/]/, priority: 1, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: {
    proxy: { '/api': { target: 'http://localhost:3000', ws: true } },
  },
})
