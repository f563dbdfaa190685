// What the sample's clients come for: regions, codes, measures, and the words of their notes from bad days to good ones.

import type { Case } from '../../src/clinic/cases/table.ts';
import type { Measure } from '../../src/clinic/measures/table.ts';

/** How far along a case is: the first visits, the middle, the last. */
export type Phase = 'bad' | 'better' | 'good';
type Words = Record<Phase, readonly string[]>;

export interface Condition {
  name: string;
  side: Case['side'];
  regions: readonly string[];
  cause: Case['cause'];
  codes: readonly string[];
  techniques: readonly string[];
  goal: string;
  /** The questionnaire used, with a typical score at first and at the end. */
  score?: { kind: Measure['kind']; unit: string; first: number; last: number };
  rom?: { what: string; side: Measure['side']; unit: string; first: number; last: number };
  subjective: Words;
  objective: Words;
  homeCare: readonly string[];
}

export const conditions = {
  sciatica: {
    name: 'Low back pain with right sciatica', side: 'right', regions: ['lumbar', 'right hip', 'right posterior thigh'], cause: 'work', codes: ['M54.41'],
    techniques: ['Myofascial release', 'Trigger point', 'Neuromuscular', 'Passive stretching'],
    goal: 'Sit one hour at work without getting up', score: { kind: 'ODI', unit: '%', first: 46, last: 16 }, rom: { what: 'lumbar flexion', side: '', unit: 'deg', first: 35, last: 60 },
    subjective: {
      bad: ['Pain down the right leg to the calf after twenty minutes of sitting.', 'Woke three times; turning in bed is the worst.', 'Sharp pain bending to tie shoes; drives with the seat reclined.'],
      better: ['Sits forty minutes before the leg pulls.', 'Leg pain stays above the knee now; back aches by evening.', 'One bad night this week, after lifting boxes.'],
      good: ['Sat through a two-hour meeting with only stiffness.', 'No leg pain since last visit; low back tired after gardening.', 'Sleeps through; put on socks without thinking about it.'],
    },
    objective: {
      bad: ['Right lumbar paraspinals and piriformis hypertonic, tender 3/4. Forward bend to knees, pain at end.', 'Antalgic lean to the left. Straight leg raise right 40° with leg pain.'],
      better: ['Forward bend to mid shin. Piriformis tender 2/4, no referral today.', 'Straight leg raise right 60°, pulling only. Gait even.'],
      good: ['Forward bend to ankles, no pain. Straight leg raise equal both sides.', 'Piriformis soft, tender 1/4. Lumbar motion full but stiff at end.'],
    },
    homeCare: ['Piriformis stretch lying, 3 × 30 seconds, twice a day.', 'Walk ten minutes after each hour of sitting.'],
  },
  neckPain: {
    name: 'Neck pain and stiffness', side: 'both', regions: ['cervical', 'upper trapezius', 'suboccipital'], cause: 'other', codes: ['M54.2'],
    techniques: ['Trigger point', 'Myofascial release', 'Muscle energy', 'Swedish'],
    goal: 'Look over the shoulder while driving', score: { kind: 'NDI', unit: 'points', first: 22, last: 8 }, rom: { what: 'neck rotation', side: 'right', unit: 'deg', first: 42, last: 68 },
    subjective: {
      bad: ['Can’t turn the head to back the car out.', 'Neck locks up by noon at the computer; headache by four.', 'Wakes with a stiff neck and has to warm up in the shower.'],
      better: ['Turns enough to change lanes; end of day still tight.', 'Two days without a headache this week.', 'Good for two days after the last visit, then it crept back.'],
      good: ['Drove to the coast and back without thinking of the neck.', 'Only stiff after long reading.', 'Full work week, no headache.'],
    },
    objective: {
      bad: ['Upper trapezius and levator scapulae hypertonic both sides, trigger points refer to temple.', 'Head forward of the shoulders, scalenes ropy on the right.'],
      better: ['Levator scapulae tender 2/4, referral gone. Rotation freer to the left.', 'Suboccipitals soften quickly; end feel of rotation firm, not guarded.'],
      good: ['Rotation equal both sides, no pain at end.', 'Upper trapezius resting tone normal; one active point left.'],
    },
    homeCare: ['Chin tucks, ten an hour at the desk.', 'Heat for ten minutes before bed, then gentle turns.'],
  },
  headache: {
    name: 'Tension headache', side: 'both', regions: ['suboccipital', 'cervical', 'jaw'], cause: 'other', codes: ['G44.209', 'M54.2'],
    techniques: ['Trigger point', 'Craniosacral', 'Myofascial release'],
    goal: 'A work week with at most one headache', rom: { what: 'neck flexion', side: '', unit: 'deg', first: 32, last: 46 },
    subjective: {
      bad: ['Band-like headache five days out of seven.', 'Headache starts behind the eyes by ten in the morning.', 'Took pain medicine four times this week.'],
      better: ['Three headaches since last visit, shorter ones.', 'Headache-free weekend; came back with the month-end close.', 'Medicine twice this week.'],
      good: ['One light headache in two weeks.', 'No medicine this week; shoulders feel low.', 'Notices the clenching and lets go.'],
    },
    objective: {
      bad: ['Suboccipitals and temporalis tender 3/4; pressure reproduces the headache.', 'Masseter dense both sides, jaw opening 38 mm.'],
      better: ['Suboccipitals tender 2/4, pressure no longer reproduces the headache.', 'Sternocleidomastoid supple left, one point right.'],
      good: ['No tender points above 1/4. Neck motion full.', 'Temporalis and masseter soft at rest.'],
    },
    homeCare: ['Two tennis balls under the skull, five minutes.', 'Look up from the screen every twenty minutes.'],
  },
  rotatorCuff: {
    name: 'Strain of the right rotator cuff', side: 'right', regions: ['right shoulder', 'upper thoracic', 'chest'], cause: 'work', codes: ['S46.011D'],
    techniques: ['Cross-fiber friction', 'Myofascial release', 'Passive stretching', 'Trigger point'],
    goal: 'Lift a full crate to the top shelf', score: { kind: 'QuickDASH', unit: 'points', first: 54, last: 18 }, rom: { what: 'shoulder abduction', side: 'right', unit: 'deg', first: 85, last: 160 },
    subjective: {
      bad: ['Can’t lift the arm past shoulder height.', 'Sleeping on the right side is impossible.', 'Pain reaching for the seat belt.'],
      better: ['Reaches the second shelf; the third still bites.', 'Slept on the right side for part of the night.', 'Light duty went fine; sore after hanging laundry.'],
      good: ['Back to stocking shelves, half days.', 'Overhead reach without pain, weak when tired.', 'Swam four lengths.'],
    },
    objective: {
      bad: ['Supraspinatus tendon tender 3/4; painful arc 70–120°.', 'Infraspinatus guarded; scapula hikes on raising the arm.'],
      better: ['Painful arc 90–110°, milder. Scapula moves with less hike.', 'Posterior cuff tender 2/4; passive motion nearly full.'],
      good: ['No painful arc. Strength 4+/5 in abduction.', 'Passive motion full, end feel normal.'],
    },
    homeCare: ['Pendulum swings, two minutes, three times a day.', 'Doorway chest stretch, 3 × 20 seconds.'],
  },
  frozenShoulder: {
    name: 'Frozen left shoulder', side: 'left', regions: ['left shoulder', 'left arm', 'upper thoracic'], cause: 'other', codes: ['M75.02'],
    techniques: ['Joint mobilization', 'Myofascial release', 'Muscle energy', 'Hot packs'],
    goal: 'Put on a coat without help', score: { kind: 'QuickDASH', unit: 'points', first: 61, last: 34 }, rom: { what: 'shoulder external rotation', side: 'left', unit: 'deg', first: 15, last: 45 },
    subjective: {
      bad: ['Can’t fasten a bra or reach the back pocket.', 'Night pain every night, sits up to sleep.', 'Washing hair is one-handed.'],
      better: ['Night pain down to twice a week.', 'Gets the coat on, sleeve first.', 'Aches after exercises, settles within the hour.'],
      good: ['Sleeps through on the back.', 'Reaches the back pocket.', 'Forgets the shoulder for hours at a time.'],
    },
    objective: {
      bad: ['Capsular pattern; external rotation stops hard. Upper trapezius overworks.', 'Pectoral minor short, tender 3/4.'],
      better: ['External rotation gained about 10° during the visit.', 'End feel less hard; scapula stays down to 80°.'],
      good: ['Functional reach to the belt line behind the back.', 'Gains of last visit kept.'],
    },
    homeCare: ['Towel slides behind the back, ten, once a day.', 'Heat before stretching.'],
  },
  whiplash: {
    name: 'Whiplash after a rear-end collision', side: 'both', regions: ['cervical', 'upper trapezius', 'upper thoracic'], cause: 'auto', codes: ['S13.4XXD', 'S16.1XXD'],
    techniques: ['Lymph drainage', 'Myofascial release', 'Muscle energy', 'Trigger point'],
    goal: 'Drive half an hour without neck pain', score: { kind: 'NDI', unit: 'points', first: 27, last: 9 }, rom: { what: 'neck rotation', side: 'left', unit: 'deg', first: 35, last: 66 },
    subjective: {
      bad: ['Neck and shoulder blades burn by midday.', 'Afraid to drive on the freeway; grips the wheel.', 'Dizzy looking up at shelves; told the doctor.'],
      better: ['Drove to work three days, stiff on arrival.', 'Turns the head to shoulder-check, slowly.', 'No dizziness this week.'],
      good: ['Freeway both ways, no flare.', 'Neck reminds only after long days.', 'Back to the gym, light weights.'],
    },
    objective: {
      bad: ['Scalenes and sternocleidomastoid guarded, light touch only. Rotation left stops early.', 'Upper thoracic segments stiff; trapezius tender 3/4.'],
      better: ['Guarding down; takes medium pressure. Rotation gained during the visit.', 'Tender 2/4 at mid trapezius; breathing moves the ribs again.'],
      good: ['Rotation smooth, end pull only. No guarding.', 'Upper thoracic segments move freely.'],
    },
    homeCare: ['Gentle turns lying down, ten each side, three times a day.', 'Cold pack ten minutes after driving.'],
  },
  carpalTunnel: {
    name: 'Right carpal tunnel syndrome', side: 'right', regions: ['right forearm', 'right wrist', 'right hand'], cause: 'work', codes: ['G56.01'],
    techniques: ['Neuromuscular', 'Cross-fiber friction', 'Passive stretching'],
    goal: 'Type for an hour without tingling', score: { kind: 'QuickDASH', unit: 'points', first: 43, last: 20 }, rom: { what: 'wrist extension', side: 'right', unit: 'deg', first: 48, last: 65 },
    subjective: {
      bad: ['Thumb and two fingers numb every night.', 'Drops cups; shakes the hand out in the morning.', 'Types fifteen minutes, then tingling.'],
      better: ['Numb two nights this week with the splint.', 'Forty minutes of typing.', 'Grip stronger, opened a jar.'],
      good: ['No night numbness in ten days.', 'A whole morning at the keyboard.', 'Only tingles after the drill.'],
    },
    objective: {
      bad: ['Phalen positive at 20 seconds. Pronator and flexors dense.', 'Tender over the carpal ligament 3/4.'],
      better: ['Phalen positive at 45 seconds. Flexors give way sooner.', 'Forearm tender 2/4; thumb pad full.'],
      good: ['Phalen negative at one minute.', 'Forearm soft, wrist extension nearly full.'],
    },
    homeCare: ['Median nerve glides, five, three times a day.', 'Splint at night.'],
  },
  plantarFasciitis: {
    name: 'Plantar fasciitis, left', side: 'left', regions: ['left foot', 'left calf'], cause: 'sport', codes: ['M72.2'],
    techniques: ['Cross-fiber friction', 'Myofascial release', 'Passive stretching', 'Cold packs'],
    goal: 'Run three miles', rom: { what: 'ankle dorsiflexion', side: 'left', unit: 'deg', first: 6, last: 16 },
    subjective: {
      bad: ['First steps in the morning like on glass.', 'Stopped running; limps after standing at work.', 'Heel throbs in the evening.'],
      better: ['Morning steps sore, fine after five minutes.', 'Walked the dog two miles.', 'Heel quiet except on hard floors.'],
      good: ['Ran a slow mile, no pain next morning.', 'Morning steps normal most days.', 'Standing a full shift is fine.'],
    },
    objective: {
      bad: ['Medial heel tender 3/4; calf short, gastrocnemius ropy.', 'Toe extension reproduces the pain.'],
      better: ['Heel tender 2/4. Calf longer, soleus still dense.', 'Toe extension uncomfortable, not painful.'],
      good: ['Heel tender 1/4. Hop on the left without pain.', 'Calf equal both sides.'],
    },
    homeCare: ['Frozen bottle under the arch, five minutes at night.', 'Calf stretch at the wall, 3 × 30 seconds before getting going.'],
  },
  lumbarStrain: {
    name: 'Strain of the low back', side: 'both', regions: ['lumbar', 'gluteal', 'thoracic'], cause: 'work', codes: ['S39.012D'],
    techniques: ['Deep tissue', 'Trigger point', 'Myofascial release', 'Hot packs'],
    goal: 'Lift forty pounds from the floor', score: { kind: 'ODI', unit: '%', first: 52, last: 14 }, rom: { what: 'lumbar flexion', side: '', unit: 'deg', first: 30, last: 64 },
    subjective: {
      bad: ['Spasm getting out of the truck.', 'Stands at the counter to eat; sitting is worse.', 'Can’t lift the toddler.'],
      better: ['Back to light duty, four hours.', 'Bends with care, no spasm since last visit.', 'Sore at the end of the shift, gone by morning.'],
      good: ['Full shifts, sore only after the warehouse day.', 'Lifted thirty pounds at therapy.', 'Carried the groceries in.'],
    },
    objective: {
      bad: ['Quadratus lumborum and erectors in spasm both sides; flexion half.', 'Slow getting on and off the table; log-rolls.'],
      better: ['No spasm; quadratus lumborum tender 2/4 left.', 'Flexion three quarters, returns without hands on thighs.'],
      good: ['Full flexion, mild pull.', 'Erectors soft; gluteus medius firm both sides.'],
    },
    homeCare: ['Knees to chest, ten, morning and night.', 'Lift with the load close; no twisting.'],
  },
  tmj: {
    name: 'Jaw pain, both sides', side: 'both', regions: ['jaw', 'cervical', 'head'], cause: 'other', codes: ['M26.623'],
    techniques: ['Trigger point', 'Craniosacral', 'Myofascial release'],
    goal: 'Eat an apple without cutting it', rom: { what: 'jaw opening', side: '', unit: 'mm', first: 27, last: 41 },
    subjective: {
      bad: ['Soft food only; jaw clicks and catches.', 'Wakes with a sore face from clenching.', 'Ear fullness on the left.'],
      better: ['Ate a sandwich, small bites.', 'Wears the night guard; less sore mornings.', 'Click is still there, without pain.'],
      good: ['Chewed gum by mistake and was fine.', 'Yawns wide without holding the chin.', 'Apple in slices, no pain.'],
    },
    objective: {
      bad: ['Masseter and medial pterygoid tender 3/4, opening deviates left.', 'Temporalis dense; neck side-bends unevenly.'],
      better: ['Opening straight, click at 30 mm. Masseter 2/4.', 'Pterygoid release held through the visit.'],
      good: ['Opening straight, no click.', 'Masseter soft; neck even.'],
    },
    homeCare: ['Tongue up, teeth apart, lips closed.', 'Warm cloth on the jaw, ten minutes at night.'],
  },
  fibromyalgia: {
    name: 'Fibromyalgia', side: 'both', regions: ['cervical', 'thoracic', 'lumbar', 'hip'], cause: 'other', codes: ['M79.7'],
    techniques: ['Swedish', 'Lymph drainage', 'Craniosacral'],
    goal: 'Cook dinner four evenings a week', score: { kind: 'FIQR', unit: 'points', first: 63, last: 44 },
    subjective: {
      bad: ['Hurts everywhere; could not stand long enough to cook.', 'Slept four hours; light touch is too much today.', 'Flare since the weather changed.'],
      better: ['Two good days after the last visit.', 'Cooked twice this week.', 'Sleep five to six hours.'],
      good: ['Cooked four evenings, rested between.', 'Flare was shorter than usual, one day.', 'Walks the block every morning.'],
    },
    objective: {
      bad: ['Widespread tenderness, light pressure tolerated at feet and scalp only.', 'Shallow breathing, shoulders raised.'],
      better: ['Takes light pressure at neck and back.', 'Breathing deepens after ten minutes.'],
      good: ['Medium pressure at shoulders for short spells.', 'Fewer tender points; warm hands.'],
    },
    homeCare: ['Pace the day: twenty minutes on, ten off.', 'Warm bath, then slow breathing.'],
  },
  wellness: {
    name: 'Neck and shoulder tension', side: 'both', regions: ['upper trapezius', 'cervical', 'thoracic'], cause: 'other', codes: [],
    techniques: ['Swedish', 'Deep tissue', 'Hot packs'],
    goal: 'Keep up the garden and the desk',
    subjective: {
      bad: ['Shoulders up to the ears after a month of deadlines.', 'Tight between the shoulder blades.', 'Stiff after a long flight.'],
      better: ['Usual desk stiffness, nothing new.', 'Felt loose for ten days after the last visit.', 'Left shoulder more than right.'],
      good: ['Here for upkeep; no complaints.', 'Sleeping well, a little stiff in the morning.', 'Gardened all weekend, pleasantly sore.'],
    },
    objective: {
      bad: ['Upper trapezius and rhomboids dense both sides.', 'Thoracic spine stiff in extension.'],
      better: ['Rhomboids tender 1–2/4, release easily.', 'Left levator tighter than right.'],
      good: ['Even tone, good glide of tissue.', 'No tender points today.'],
    },
    homeCare: ['Shoulder rolls on the hour.', 'Foam roller along the spine, five minutes.'],
  },
} as const satisfies Record<string, Condition>;

export type ConditionName = keyof typeof conditions;
