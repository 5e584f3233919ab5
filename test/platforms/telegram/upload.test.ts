import { progressContract, uploadContract } from '../../contracts/upload.js';
import { TelegramHarness } from './harness.js';

uploadContract(() => new TelegramHarness('polling'));
uploadContract(() => new TelegramHarness('webhook'));
progressContract(() => new TelegramHarness('polling', { inbox: { slowMs: 50 } }));
