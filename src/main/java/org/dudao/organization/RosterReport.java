package org.dudao.organization;

import java.util.List;

/**
 * What an import does, or with a dry run would do.
 *
 * @param movedUnits units given to another group, as 「县水务局：县直第一督导组 → 县直第二督导组」
 * @param withdrawnPeople logins that the roster no longer has; they cannot log in any more
 * @param newLogins logins made now with their first passwords, told this once; empty with a dry run
 */
public record RosterReport(
        boolean dryRun,
        int groups,
        int units,
        int people,
        int newPeople,
        int changedPeople,
        List<String> movedUnits,
        List<String> withdrawnPeople,
        List<NewLogin> newLogins) {

    /** A login and the password that it starts with. */
    public record NewLogin(String login, String password) {
        @Override
        public String toString() {
            return login;
        }
    }
}
