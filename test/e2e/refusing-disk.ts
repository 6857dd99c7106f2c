import fs, { existsSync, type NoParamCallback } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Loaded before a gateway: its disk refuses every fdatasync as soon as the file that this names is there. */
const sign = process.env['DISK_REFUSES_ONCE_THERE_IS'] ?? '';

const { fdatasync } = fs;
Object.assign(fs, {
  fdatasync: (descriptor: number, done: NoParamCallback) => {
    if (existsSync(sign)) setImmediate(done, Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' }));
    else fdatasync(descriptor, done);
  },
});
syncBuiltinESMExports();
