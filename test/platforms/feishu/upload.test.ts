import { progressContract, uploadContract } from '../../contracts/upload.js';
import { FeishuHarness } from './harness.js';

uploadContract(() => new FeishuHarness('long connection'));
uploadContract(() => new FeishuHarness('webhook'));
progressContract(() => new FeishuHarness('long connection', { inbox: { slowMs: 50 } }));
