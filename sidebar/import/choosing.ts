// What the parts of an import's preview are given to ask with.

export interface Choosing { looking: boolean; onChoose(key: string, value: string): void }
