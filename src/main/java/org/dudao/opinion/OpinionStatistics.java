package org.dudao.opinion;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many opinions there are: what the first stage's focus gate reads, and the office's figures. */
@Service
@Transactional(readOnly = true)
public class OpinionStatistics {

    private final JdbcClient sql;

    OpinionStatistics(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * @param total all that were heard
     * @param unsorted those that nobody has sorted yet; they are in no kind
     * @param fourWinds those about the four winds, whichever
     * @param groups by what the first stage counts; kinds and channels and states each with all that there are, 0 included
     */
    public record OpinionCounts(
            int total,
            int unsorted,
            int fourWinds,
            Map<OpinionGroup, Integer> groups,
            Map<OpinionKind, Integer> kinds,
            Map<OpinionChannel, Integer> channels,
            Map<Opinion.State, Integer> states) {

        /** The channels by which something came in. */
        Set<OpinionChannel> used() {
            var used = EnumSet.noneOf(OpinionChannel.class);
            channels.forEach((channel, count) -> {
                if (count > 0) {
                    used.add(channel);
                }
            });
            return used;
        }

        int of(OpinionGroup group) {
            return groups.getOrDefault(group, 0);
        }
    }

    /** @param unit where they were heard; null for all of the campaign, those of the whole county among them */
    public OpinionCounts of(String campaign, @Nullable String unit) {
        var groups = zeros(OpinionGroup.class);
        var kinds = zeros(OpinionKind.class);
        var channels = zeros(OpinionChannel.class);
        var states = zeros(Opinion.State.class);
        int[] all = new int[2];
        sql.sql(
                        """
                        select kind, channel, state, count(*) as count from dudao.opinion
                        where campaign = :campaign and (:unit::text is null or unit = :unit)
                        group by kind, channel, state""")
                .param("campaign", campaign)
                .param("unit", unit)
                .query(row -> {
                    int count = row.getInt("count");
                    all[0] += count;
                    channels.merge(OpinionChannel.valueOf(row.getString("channel")), count, Integer::sum);
                    states.merge(Opinion.State.valueOf(row.getString("state")), count, Integer::sum);
                    var name = row.getString("kind");
                    if (name == null) {
                        all[1] += count;
                    } else {
                        var kind = OpinionKind.valueOf(name);
                        kinds.merge(kind, count, Integer::sum);
                        groups.merge(kind.group(), count, Integer::sum);
                    }
                });
        int fourWinds = groups.getOrDefault(OpinionGroup.FOUR_WINDS, 0);
        return new OpinionCounts(all[0], all[1], fourWinds, groups, kinds, channels, states);
    }

    private static <E extends Enum<E>> Map<E, Integer> zeros(Class<E> type) {
        var zeros = new EnumMap<E, Integer>(type);
        for (var one : type.getEnumConstants()) {
            zeros.put(one, 0);
        }
        return zeros;
    }
}
