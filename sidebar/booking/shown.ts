// What is known of a booking while it is typed: each date's cover and conflicts, once the server told.

import type { BookingAnswer } from '../../src/kit/door.ts';

export interface Shown { answer: BookingAnswer | null; waiting: boolean; failed: boolean }
