// Two wordings compared word by word: what stays, what goes, what comes.

export type Part = { kind: 'same' | 'removed' | 'added'; text: string }

/** Words keep their apostrophe ("l’action" is two words); spaces and punctuation are tokens too. */
const TOKEN = /[\p{L}\p{N}]+[’']?|\s+|[^\p{L}\p{N}\s]/gu

export function tokens(text: string): string[] {
  return text.match(TOKEN) ?? []
}

const isWord = (token: string) => /[\p{L}\p{N}]/u.test(token)

/** Length of the longest common subsequence of each pair of suffixes. */
function suffixLengths(a: string[], b: string[]): Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) {
    const row = rows[i]!
    const below = rows[i + 1]!
    for (let j = b.length - 1; j >= 0; j--) {
      row[j] = a[i] === b[j] ? below[j + 1]! + 1 : Math.max(below[j]!, row[j + 1]!)
    }
  }
  return rows
}

function walk(a: string[], b: string[]): Part[] {
  const rows = suffixLengths(a, b)
  const out: Part[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      out.push({ kind: 'same', text: a[i]! })
      i++
      j++
    } else if (j >= b.length || (i < a.length && rows[i + 1]![j]! >= rows[i]![j + 1]!)) {
      out.push({ kind: 'removed', text: a[i++]! })
    } else {
      out.push({ kind: 'added', text: b[j++]! })
    }
  }
  return out
}

/** Between two changes, a lone space or comma that stays would only cut the reading. */
function bridge(parts: Part[]): Part[] {
  const out: Part[] = []
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!
    let end = i
    while (end < parts.length && parts[end]!.kind === 'same' && !isWord(parts[end]!.text)) end++
    const between = end > i && i > 0 && end < parts.length && parts[i - 1]!.kind !== 'same'
    if (between && parts[end]!.kind !== 'same') {
      const text = parts.slice(i, end).map((p) => p.text).join('')
      out.push({ kind: 'removed', text }, { kind: 'added', text })
      i = end - 1
    } else {
      out.push(part)
    }
  }
  return out
}

/** Within one run of changes, first all that goes, then all that comes. */
function gather(parts: Part[]): Part[] {
  const out: Part[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    if (removed) out.push({ kind: 'removed', text: removed })
    if (added) out.push({ kind: 'added', text: added })
    removed = added = ''
  }
  for (const part of parts) {
    if (part.kind === 'removed') removed += part.text
    else if (part.kind === 'added') added += part.text
    else {
      flush()
      const last = out.at(-1)
      if (last?.kind === 'same') last.text += part.text
      else out.push({ ...part })
    }
  }
  flush()
  return out
}

/**
 * The difference of two texts. `same` and `removed` together read as `before`, `same` and `added`
 * as `after`.
 */
export function diffWords(before: string, after: string): Part[] {
  const a = tokens(before)
  const b = tokens(after)
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let tail = 0
  while (
    tail < a.length - start &&
    tail < b.length - start &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  ) {
    tail++
  }
  const same = (list: string[]): Part[] => list.map((text) => ({ kind: 'same', text }))
  return gather([
    ...same(a.slice(0, start)),
    ...bridge(walk(a.slice(start, a.length - tail), b.slice(start, b.length - tail))),
    ...same(a.slice(a.length - tail)),
  ])
}

export const readBefore = (parts: Part[]) =>
  parts.filter((p) => p.kind !== 'added').map((p) => p.text).join('')

export const readAfter = (parts: Part[]) =>
  parts.filter((p) => p.kind !== 'removed').map((p) => p.text).join('')

/** True when so little is kept that two texts side by side read better than one mixed text. */
export function mostlyNew(parts: Part[]): boolean {
  const words = (kind: Part['kind']) =>
    parts.filter((p) => p.kind === kind).flatMap((p) => tokens(p.text)).filter(isWord).length
  const kept = words('same')
  return kept < (words('removed') + words('added')) / 3
}
