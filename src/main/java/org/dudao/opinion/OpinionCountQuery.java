package org.dudao.opinion;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts opinions, for the office and for the gate of the first stage that checks the focus on the four winds. */
@Service
@Transactional(readOnly = true)
public class OpinionCountQuery {

    private final JdbcClient sql;

    OpinionCountQuery(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * The maps contain every value of their enum, also with the count 0.
     *
     * @param unsorted opinions without a kind
     * @param fourWinds the count of the group {@link OpinionGroup#FOUR_WINDS}
     */
    public record OpinionCounts(
            int total,
            int unsorted,
            int fourWinds,
            Map<OpinionGroup, Integer> groups,
            Map<OpinionKind, Integer> kinds,
            Map<OpinionChannel, Integer> channels,
            Map<Opinion.State, Integer> states) {

        /** The channels with at least one opinion. */
        Set<OpinionChannel> usedChannels() {
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

    private record Row(@Nullable OpinionKind kind, OpinionChannel channel, Opinion.State state, int count) {}

    /** @param unit the unit that heard them; null counts all opinions of the campaign */
    public OpinionCounts of(String campaign, @Nullable String unit) {
        var groups = zeros(OpinionGroup.class);
        var kinds = zeros(OpinionKind.class);
        var channels = zeros(OpinionChannel.class);
        var states = zeros(Opinion.State.class);
        int total = 0;
        int unsorted = 0;
        for (var row : countedRows(campaign, unit)) {
            total += row.count();
            channels.merge(row.channel(), row.count(), Integer::sum);
            states.merge(row.state(), row.count(), Integer::sum);
            if (row.kind() == null) {
                unsorted += row.count();
            } else {
                kinds.merge(row.kind(), row.count(), Integer::sum);
                groups.merge(row.kind().group(), row.count(), Integer::sum);
            }
        }
        int fourWinds = groups.getOrDefault(OpinionGroup.FOUR_WINDS, 0);
        return new OpinionCounts(total, unsorted, fourWinds, groups, kinds, channels, states);
    }

    private List<Row> countedRows(String campaign, @Nullable String unit) {
        return sql.sql(
                        """
                        select kind, channel, state, count(*) as count from dudao.opinion
                        where campaign = :campaign and (:unit::text is null or unit = :unit)
                        group by kind, channel, state""")
                .param("campaign", campaign)
                .param("unit", unit)
                .query(Row.class)
                .list();
    }

    private static <E extends Enum<E>> Map<E, Integer> zeros(Class<E> type) {
        var zeros = new EnumMap<E, Integer>(type);
        for (var value : type.getEnumConstants()) {
            zeros.put(value, 0);
        }
        return zeros;
    }
}
