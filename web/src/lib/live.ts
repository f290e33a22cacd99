export * from './live.svelte'
