// How a tab shows states at a glance: colors by value, and ready-made filter views.

import type { Table } from './table.ts';

export type Tone = 'good' | 'warn' | 'bad' | 'idle';

export interface Coloring { table: Table; key: string; tones: Record<string, Tone> }

export interface View { table: Table; title: string; key: string; shows: string[] }

export interface TabLook { colorings: Coloring[]; views: View[] }
