// Movements and their typical ranges.

// Typical adult ranges of motion in degrees (jaw in millimeters). Sources differ: to show, never to pass or fail.
const typical = `
neck flexion 45-50|neck extension 45-60|neck side bending 45|neck rotation 60-80
low back flexion 60-75|low back extension 25-30|low back side bending 25-35
shoulder flexion 170-180|shoulder extension 50-60|shoulder abduction 170-180|shoulder internal rotation 70-80|shoulder external rotation 90
elbow flexion 140-150|elbow extension 0|forearm pronation 80|forearm supination 80
wrist flexion 60-80|wrist extension 60-70|wrist radial deviation 20|wrist ulnar deviation 30
hip flexion 110-130|hip extension 20-30|hip abduction 40-50|hip adduction 20-30|hip internal rotation 40-45|hip external rotation 45
knee flexion 135-150|knee extension 0|ankle dorsiflexion 15-20|ankle plantarflexion 40-50
jaw opening 40-50|jaw sideways 7-12|jaw forward 7-10
`;

/** The movements a picker offers, each with what is typical: 'neck rotation 60-80'. */
export const motions = (): string[] => typical.trim().split(/[|\n]/);

/** The movement and the typical values of such a line. */
export function readMotion(line: string): { what: string; typical: string } {
  const at = line.lastIndexOf(' ');
  return { what: line.slice(0, at), typical: line.slice(at + 1).replace('-', '–') };
}

/** Jaws are measured in millimeters. */
export const unitOfMotion = (what: string): 'degrees' | 'mm' => (what.trim().toLowerCase().startsWith('jaw') ? 'mm' : 'degrees');
