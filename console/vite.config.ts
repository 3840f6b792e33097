/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { budget } from './build/budget.ts'
import { compress } from './build/compress.ts'

// The development server forwards calls to a host that runs on this machine, as a page of that host.
const host = process.env.HOST_URL ?? 'http://127.0.0.1:7071'

const proxy = { '/api': { target: host, changeOrigin: true, headers: { origin: host } } }

export default defineConfig({
  plugins: [react(), compress(), budget(220_000)],
  build: {
    // The content security policy allows no script or style inside the page, and no data: URLs in style sheets.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    reportCompressedSize: false,
  },
  server: { host: '127.0.0.1', proxy },
  preview: { host: '127.0.0.1', proxy },
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  test: { include: ['src/**/*.test.{ts,tsx}', 'build/**/*.test.ts'] },
})
