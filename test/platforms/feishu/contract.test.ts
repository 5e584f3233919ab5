import { messagingContract, platformContract } from '../../contracts/platform.js';
import { FeishuHarness } from './harness.js';

platformContract(() => new FeishuHarness('long connection'));
platformContract(() => new FeishuHarness('webhook'));
// Differs from the webhook only in how an event is wrapped.
messagingContract(() => new FeishuHarness('plain webhook'));
