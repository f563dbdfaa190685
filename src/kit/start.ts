// What the sidebar holds from its start on, and the lines in which its long lists cross the door.

/** A line of the client index the sidebar searches. */
export interface Listed { id: string; at: number; caption: string; detail: string }

export interface TodaySession {
  id: string;
  at: number;
  date: string;
  startsAt: string;
  endsAt: string;
  client: string;
  clientName: string;
  therapist: string;
  status: string;
  covered: string;
  noteState: string;
  why: string;
  room: string;
  case: string;
  cover: string;
  referral: string;
}

/** An order as the sidebar holds it; texts are empty and numbers null where it says nothing. */
export interface ListedReferral extends Listed {
  client: string;
  cover: string;
  case: string;
  standing: string;
  why: string;
  until: string;
  used: number;
  booked: number;
  /** Visits authorized. */
  of: number | null;
  perWeek: number | null;
  minutes: number | null;
}

/** What the sidebar holds from its start on. */
export interface Start {
  user: string;
  role: 'owner' | 'therapist' | 'front desk';
  therapist: string;
  today: string;
  now: string;
  clinic: string;
  timeZone: string;
  profile: string;
  clients: Listed[];
  /** `pays`: 'no' where massage is never payable. */
  insurers: (Listed & { pays: string; unitsBy: string; referralNeeded: string; mustHave: string[]; hasEnd: boolean })[];
  providers: Listed[];
  therapists: Listed[];
  /** Therapists who have left: named where they were, offered nowhere. */
  former: Listed[];
  /** Cases, covers and referrals that are open, for the pickers of a client. */
  cases: (Listed & { client: string })[];
  cover: (Listed & { client: string; insurer: string; standing: string; used: number })[];
  referrals: ListedReferral[];
  /** Today's and those of the days ahead; then given or booked ones whose note is not signed. */
  sessions: TodaySession[];
  unsigned: TodaySession[];
  renew: { id: string; at: number; client: string; clientName: string; standing: string; why: string }[];
  /** Values offered by forms: techniques, regions, rooms, … from Settings. */
  lists: Record<string, string[]>;
  drafts: string[];
  lastDailyRun: string;
}

/** `Start` as it crosses: its long lists as lines (kit/lines.ts), by the fields of `startLines`. */
export type StartAnswer = Omit<Start, keyof typeof startLines> & { [K in keyof typeof startLines]: string };

export const startLines = {
  clients: 'id:C at name bornOn/ phone',
  cases: 'id:K at client:C condition* side* openedOn/',
  cover: 'id:V at client:C insurer:I claimNo memberId standing* used',
  referrals: 'id:R at client:C cover:V case:K standing* writtenOn/ until/ used of booked perWeek minutes why',
  sessions: 'id:S at date/ startsAt* endsAt* client:C therapist:T status* covered* noteState* room* case:K cover:V referral:R',
  unsigned: 'id:S at date/ startsAt* endsAt* client:C therapist:T status* covered* noteState* room* case:K cover:V referral:R',
} as const;
