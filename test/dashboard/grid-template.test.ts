import { describe, expect, it } from 'vitest';
import { gridTemplate } from '../../src/dashboard/grid/grid-template.ts';

const template = (room: number, { roomiest = -1, leastFirst = 200, sizes = [200, 100, 100, 100] } = {}) =>
  gridTemplate({ sizes, leastFirst, roomiest, ends: [40, 40], room });

describe('the columns of the grid', () => {
  it('leave spare room to the first', () => {
    expect(template(600)).toEqual({ columns: '40px 220px 100px 100px 100px 40px', width: 600, isWider: false });
  });

  it('leave it to the one that needs it most, where that is in view', () => {
    expect(template(600, { roomiest: 3 }).columns).toBe('40px 200px 100px 100px 120px 40px');
    expect(template(530, { roomiest: 3 }).columns).toBe('40px 250px 100px 100px 100px 40px');
  });

  it('end with the view where they do not fit: the next begins behind its edge', () => {
    expect(template(530)).toEqual({ columns: '40px 250px 100px 100px 100px 40px', width: 630, isWider: true });
  });

  it('make the first narrower where that lets one more in', () => {
    const narrow = { leastFirst: 130 };
    expect(template(530, narrow)).toEqual({ columns: '40px 150px 100px 100px 100px 40px', width: 530, isWider: false });
    expect(template(500, narrow).columns).toBe('40px 220px 100px 100px 100px 40px');
    expect(template(600, narrow).columns).toBe('40px 220px 100px 100px 100px 40px');
  });

  it.each([0, 100])('are all there where not even the first fits: %i pixels', (room) => {
    expect(template(room, { sizes: [200, 100] })).toEqual({
      columns: '40px 200px 100px 40px',
      width: 380,
      isWider: true,
    });
  });
});
