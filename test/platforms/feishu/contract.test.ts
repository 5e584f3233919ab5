import { platformContract } from '../../contracts/platform.js';
import { FeishuHarness } from './harness.js';

platformContract(() => new FeishuHarness('long connection'));
platformContract(() => new FeishuHarness('webhook'));
platformContract(() => new FeishuHarness('plain webhook'));
