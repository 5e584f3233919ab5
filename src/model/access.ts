import { z } from 'zod';

/** Role 角色: viewer 查看, reporter 填报 (for bodies and/or regions), admin 管理, owner 所有者. */
const roleSchema = z.enum(['viewer', 'reporter', 'admin', 'owner']);
export type Role = z.infer<typeof roleSchema>;

/** What a person may do: the role, narrowed to responsible bodies and regions; empty lists mean no narrowing. `userId` is `platform:id`. */
export const grantSchema = z.object({
  userId: z.string(),
  role: roleSchema,
  bodies: z.array(z.string()),
  regions: z.array(z.string()),
});
export type Grant = z.infer<typeof grantSchema>;
