export * from './language.svelte'
export * from './dates'
export { errorText } from './errors'
