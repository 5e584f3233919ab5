import { platformContract } from '../../contracts/platform.js';
import { TelegramHarness } from './harness.js';

platformContract(() => new TelegramHarness('polling'));
platformContract(() => new TelegramHarness('webhook'));
