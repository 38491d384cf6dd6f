package org.dudao.organization;

import java.util.List;

/**
 * The changes of an import, or of a dry run.
 *
 * @param movedUnits units that move to another supervision group, as 「县水务局：县直第一督导组 → 县直第二督导组」
 * @param withdrawnPeople logins that are no longer on the roster and cannot log in any more
 * @param returnedPeople logins that were on an earlier roster; they keep their former passwords
 * @param newLogins created logins with their first passwords, which are shown only here; empty after a dry run
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
        List<String> returnedPeople,
        List<NewLogin> newLogins) {

    /** A login and its first password. */
    public record NewLogin(String login, String password) {
        @Override
        public String toString() {
            return login;
        }
    }
}
