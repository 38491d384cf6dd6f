package org.dudao.security;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** When this node last stored the success of a login. It holds the newest 10,000. */
class RecentLogins {

    private static final int MOST = 10_000;

    private final Map<String, Instant> stored = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    /** Whether this one was not stored within the period; it then counts as stored now. */
    synchronized boolean isDue(String login, Instant now, Duration period) {
        var last = stored.get(login);
        if (last != null && now.isBefore(last.plus(period))) {
            return false;
        }
        stored.put(login, now);
        return true;
    }
}
