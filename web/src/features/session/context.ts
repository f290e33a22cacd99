import { getContext, setContext } from 'svelte'
import type { Meeting } from './meeting.svelte'

const key = Symbol('meeting')
export const provideMeeting = (meeting: Meeting): Meeting => setContext(key, meeting)
export const useMeeting = (): Meeting => getContext<Meeting>(key)
