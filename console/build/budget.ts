import { gzipSync } from 'node:zlib'
import type { Plugin, Rollup } from 'vite'

/** Fails the build when what every page needs (scripts and styles of the entry) is larger than a number of bytes, compressed. */
export function budget(limit: number): Plugin {
  return {
    name: 'budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const first = firstLoad(bundle)
      const total = first.reduce((sum, [, content]) => sum + gzipSync(content, { level: 9 }).length, 0)
      this.info(`The first load is ${Math.round(total / 1000)} KB, of at most ${limit / 1000}.`)
      if (total > limit)
        this.error(
          `The first load is ${total} bytes, ${total - limit} too many: ${first.map(([name]) => name).join(', ')}`,
        )
    },
  }
}

/** The entry, what it imports, and their styles. */
function firstLoad(bundle: Rollup.OutputBundle): [string, string | Uint8Array][] {
  const found = new Map<string, string | Uint8Array>()
  const add = (name: string) => {
    const file = bundle[name]
    if (!file || found.has(name)) return
    found.set(name, file.type === 'chunk' ? file.code : file.source)
    if (file.type !== 'chunk') return
    for (const style of file.viteMetadata?.importedCss ?? []) add(style)
    for (const imported of file.imports) add(imported)
  }
  for (const file of Object.values(bundle)) if (file.type === 'chunk' && file.isEntry) add(file.fileName)
  return [...found]
}
