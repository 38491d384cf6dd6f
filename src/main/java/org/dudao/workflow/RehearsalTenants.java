package org.dudao.workflow;

import org.jspecify.annotations.Nullable;

/** The tenants of the engine that separate the rehearsals of one designer from all other work. */
public final class RehearsalTenants {

    private static final String PREFIX = "rehearsal-";

    private RehearsalTenants() {}

    public static String of(String login) {
        return PREFIX + login;
    }

    public static boolean isRehearsal(@Nullable String tenant) {
        return tenant != null && tenant.startsWith(PREFIX);
    }
}
