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
  },
  server: {
    proxy: { '/api': { target: 'http://localhost:3000', ws: true } },
  },
})
