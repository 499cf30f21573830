/** The few icons that the sign-in page draws, apart, so that it does not load all the others. */
export const DOOR_ICONS = {
  alert: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6.5v4M10 13.3h.01',
  warning: 'M10 3.5 17.5 16.5h-15ZM10 8.5v3.5M10 14.3h.01',
  lock: 'M4.5 9h11v8h-11ZM7 9V6.5a3 3 0 0 1 6 0V9',
  eye: 'M2 10s3-5.5 8-5.5 8 5.5 8 5.5-3 5.5-8 5.5S2 10 2 10ZM10 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  'eye-off':
    'M8 4.7a8 8 0 0 1 2-.2c5 0 8 5.5 8 5.5a14 14 0 0 1-2.2 2.8M5.5 6.2A13 13 0 0 0 2 10s3 5.5 8 5.5a8 8 0 0 0 4-1.1M8.5 8.3a2.5 2.5 0 0 0 3.3 3.4M3 3l14 14',
  'circle-check': 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM7 10.2l2.2 2.2L13 8.2',
  dashed:
    'M8.2 3.2a7 7 0 0 1 3.6 0M14.5 4.7a7 7 0 0 1 1.9 3M16.8 11a7 7 0 0 1-1.6 3.5M12.5 16.5a7 7 0 0 1-3.600.4M6 15.7a7 7 0 0 1-2.4-3M3.1 9.5a7 7 0 0 1 1.6-4',
  cross: 'm5 5 10 10M15 5 5 15',
  check: 'm4 10.5 4 4L16 6',
  forward: 'M3.5 10h13M11.5 5l5 5-5 5',
} as const
