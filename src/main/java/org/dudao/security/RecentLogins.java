package org.dudao.security;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** When this node last recorded the success of a login: programs log in with every request. It holds the newest 10,000. */
public class RecentLogins {

    private static final int MOST = 10_000;

    private final Map<String, Instant> stored = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    /** Whether this one was not recorded within the period; it then counts as recorded now. */
    public synchronized boolean isDue(String login, Instant now, Duration period) {
        var last = stored.get(login);
        if (last != null && now.isBefore(last.plus(period))) {
            return false;
        }
        stored.put(login, now);
        return true;
    }
}
