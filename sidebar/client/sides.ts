// Regions that come in pairs are named with the side of the case.

const paired = ['shoulder', 'arm', 'elbow', 'forearm', 'wrist', 'hand', 'hip', 'gluteal', 'thigh', 'posterior thigh', 'knee', 'leg', 'lower leg', 'calf', 'ankle', 'foot'];

export const onSide = (region: string, side: string): string => ((side === 'left' || side === 'right' || side === 'both') && paired.includes(region) ? `${side} ${region}` : region);
