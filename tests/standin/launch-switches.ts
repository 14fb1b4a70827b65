/** Switches of the command line (`--name=value`), without the dashes. */
export const launchSwitches = new Map<string, string>()
